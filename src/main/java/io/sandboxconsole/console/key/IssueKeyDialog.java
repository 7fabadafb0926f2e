package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.KeyOffer;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.console.component.RoleWord;
import io.sandboxconsole.console.sandbox.ChangeDialog;
import io.sandboxconsole.console.sandbox.FormFields;
import io.sandboxconsole.sandbox.Connection;
import io.sandboxconsole.words.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Describes a new key. What can be checked here is checked at the field, before anything is asked.
final class IssueKeyDialog extends KeyDialog<KeyRequest> {

    private final FormFields fields = new FormFields(() -> {});

    private final Choices choices;

    private final TextField name = new TextField(say("key.name"));

    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>(say("key.kind"));

    private final Select<String> team = new Select<>();

    private final Select<Role> role = new Select<>();

    private final Select<Connection> connection = new Select<>();

    private final ExpiryField expiry;

    private final IntegerField requests = new IntegerField(say("key.limit.requests.label"));

    private final IntegerField sandboxes = new IntegerField(say("key.limit.sandboxes.label"));

    IssueKeyDialog(Choices choices, BiConsumer<ChangeDialog<KeyRequest>, KeyRequest> onSubmit) {
        super(say("key.issue.title"), say("key.issue.submit"), onSubmit);
        this.choices = choices;
        this.expiry = new ExpiryField(choices.offer().bounds().lifetime(), choices.now());
        nameAndKind();
        team.setLabel(say("key.team"));
        team.setItems(choices.teams());
        if (!choices.teams().isEmpty()) {
            team.setValue(choices.teams().iterator().next());
        }
        role.setLabel(say("key.role"));
        role.setItemLabelGenerator(RoleWord::of);
        connection.setLabel(say("key.connection"));
        connection.setItems(choices.connections());
        connection.setItemLabelGenerator(one -> one == null ? say("key.connection.all") : one.name());
        connection.setEmptySelectionAllowed(true);
        connection.setEmptySelectionCaption(say("key.connection.all"));
        List.of(requests, sandboxes).forEach(IssueKeyDialog::limit);
        named();
        show(kind.getValue());
        var form = new Div(name, kind, team, role, connection, expiry, requests, sandboxes);
        form.addClassNames("form", "key-form");
        content(form);
        name.focus();
    }

    /// What can be chosen.
    ///
    /// @param teams those whose keys the person may issue
    record Choices(KeyOffer offer, Set<String> teams, List<Connection> connections, Instant now) {

        List<Kind> kinds() {
            List<Kind> kinds = new ArrayList<>();
            if (!teams.isEmpty()) {
                kinds.add(Kind.SERVICE);
            }
            if (!offer.personal().isEmpty()) {
                kinds.add(Kind.PERSONAL);
            }
            return kinds;
        }

        List<Role> roles(Kind kind) {
            return kind == Kind.SERVICE ? offer.service() : offer.personal();
        }
    }

    @Override
    protected @Nullable KeyRequest value() {
        Map<String, Phrase> problems = problems();
        fields.showAll(problems);
        return problems.isEmpty() ? request() : null;
    }

    @Override
    protected boolean refuse(String field, Phrase problem) {
        return fields.refuse(field, problem);
    }

    @Override
    protected boolean typed() {
        return !name.getValue().isBlank();
    }

    private KeyRequest request() {
        boolean service = kind.getValue() == Kind.SERVICE;
        return new KeyRequest(
                name.getValue(),
                kind.getValue(),
                service ? team.getValue() : null,
                role.getValue(),
                connection.getValue() == null
                        ? null
                        : connection.getValue().id().value(),
                expiry.value(),
                new Limits(requests.getValue(), sandboxes.getValue()));
    }

    private Map<String, Phrase> problems() {
        Map<String, Phrase> problems = new LinkedHashMap<>();
        int longest = choices.offer().bounds().name();
        String text = name.getValue().strip();
        if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            problems.put("name", Phrase.of("problem.key.name", longest));
        }
        if (expiry.lacksDay()) {
            problems.put("day", Phrase.of("key.lifespan.day.missing"));
        }
        if (tooSmall(requests)) {
            problems.put("limit", Phrase.of("problem.key.limit"));
        }
        if (tooSmall(sandboxes)) {
            problems.put("sandboxes", Phrase.of("problem.key.limit"));
        }
        return problems;
    }

    private void nameAndKind() {
        name.setPlaceholder("staging-ci");
        name.setHelperText(say("key.name.help"));
        name.addClassName("wide");
        List<Kind> kinds = choices.kinds();
        kind.setItems(kinds);
        kind.setItemLabelGenerator(
                choice -> choice == Kind.SERVICE ? say("key.kind.service.of-team") : say("key.kind.personal.mine"));
        kind.setValue(kinds.getFirst());
        kind.setVisible(kinds.size() > 1);
        kind.addClassName("wide");
        kind.addValueChangeListener(event -> show(event.getValue()));
    }

    /// Names them as rules do.
    private void named() {
        fields.named("name", name);
        fields.named("team", team);
        fields.named("role", role);
        fields.named("connection", connection);
        fields.named("expiry", expiry.span());
        fields.named("day", expiry.date());
        fields.named("limit", requests);
        fields.named("sandboxes", sandboxes);
    }

    private void show(Kind chosen) {
        team.setVisible(chosen == Kind.SERVICE);
        kind.setHelperText(chosen == Kind.SERVICE ? say("key.kind.service.help") : say("key.kind.personal.help"));
        List<Role> offered = choices.roles(chosen);
        var before = role.getValue();
        role.setItems(offered);
        role.setValue(before != null && offered.contains(before) ? before : offered.getLast());
    }

    private static void limit(IntegerField field) {
        field.setMin(1);
        field.setStepButtonsVisible(true);
        field.setClearButtonVisible(true);
        field.setPlaceholder(say("key.limit.none"));
    }

    private static boolean tooSmall(IntegerField field) {
        return field.getValue() != null && field.getValue() < 1;
    }
}
