package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.IntegerField.IntegerFieldI18n;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.Binder.Binding;
import com.vaadin.flow.data.binder.ValidationException;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.IssueOptions;
import io.sandboxconsole.apikey.KeyRequest;
import io.sandboxconsole.console.component.FieldLayout;
import io.sandboxconsole.console.component.RoleText;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Asks for the data of a new key. Rules that need no server are checked at the fields, before the request.
final class IssueKeyDialog extends KeyDialog<KeyRequest> {

    private final Binder<Answers> binder = new Binder<>(Answers.class);

    private final Choices choices;

    private final TextField name = new TextField(text("key.name"));

    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>(text("key.kind"));

    private final Select<String> team = new Select<>();

    private final Select<Role> role = new Select<>();

    private final Select<Connection> connection = new Select<>();

    private final ExpiryField expiry;

    private final IntegerField requests = new IntegerField(text("key.limit.requests.label"));

    private final IntegerField sandboxes = new IntegerField(text("key.limit.sandboxes.label"));

    IssueKeyDialog(Choices choices, BiConsumer<CommandDialog<KeyRequest>, KeyRequest> onSubmit) {
        super(text("key.issue.title"), text("key.issue.submit"), onSubmit);
        this.choices = choices;
        this.expiry = new ExpiryField(choices.offer().bounds().lifetime(), choices.now());
        nameAndKind();
        team.setLabel(text("key.team"));
        team.setItems(choices.teams());
        if (!choices.teams().isEmpty()) {
            team.setValue(choices.teams().iterator().next());
        }
        role.setLabel(text("key.role"));
        role.setItemLabelGenerator(RoleText::of);
        connection.setLabel(text("key.connection"));
        connection.setItems(choices.connections());
        connection.setItemLabelGenerator(one -> one == null ? text("key.connection.all") : one.name());
        connection.setEmptySelectionAllowed(true);
        connection.setEmptySelectionCaption(text("key.connection.all"));
        List.of(requests, sandboxes).forEach(IssueKeyDialog::limit);
        bind();
        show(kind.getValue());
        var form = new FieldLayout(2, "12rem", name, kind, team, role, connection, expiry, requests, sandboxes);
        form.widen(name, kind);
        content(form);
        name.focus();
    }

    /// The choices of the dialog.
    ///
    /// @param teams the teams for which the person may issue keys
    record Choices(IssueOptions offer, Set<String> teams, List<Connection> connections, Instant now) {

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

    /// The values of the fields, each under the name that the rules use. Public, because the binder creates it.
    ///
    /// @param team absent for a personal key
    /// @param limit requests per minute
    public record Answers(
            String name,
            Kind kind,
            @Nullable String team,
            Role role,
            @Nullable Connection connection,
            Lifespan expiry,
            @Nullable LocalDate day,
            @Nullable Integer limit,
            @Nullable Integer sandboxes) {

        KeyRequest request(@Nullable Instant expires) {
            return new KeyRequest(
                    name,
                    kind,
                    team,
                    role,
                    connection == null ? null : connection.id().value(),
                    expires,
                    new Limits(limit, sandboxes));
        }
    }

    @Override
    protected @Nullable KeyRequest value() {
        try {
            return binder.writeRecord().request(expiry.value());
        } catch (ValidationException wrong) {
            return null;
        }
    }

    @Override
    protected boolean refuse(String field, Message problem) {
        var refused = binder.getBinding(field).map(Binding::getField);
        if (refused.orElse(null) instanceof HasValidationProperties known) {
            known.setErrorMessage(text(problem));
            known.setInvalid(true);
            return true;
        }
        return false;
    }

    @Override
    protected boolean typed() {
        return !name.getValue().isBlank();
    }

    /// Binds the fields; the number fields validate their minimum themselves.
    private void bind() {
        int longest = choices.offer().bounds().name();
        binder.forField(name)
                .withValidator(text -> named(text.strip(), longest), text("problem.key.name", longest))
                .bind("name");
        // A single kind is applied although its choice is hidden.
        binder.forField(kind).bind("kind").setIsAppliedPredicate(_ -> true);
        binder.bind(team, "team");
        binder.bind(role, "role");
        binder.bind(connection, "connection");
        binder.bind(expiry.span(), "expiry");
        binder.forField(expiry.date())
                .withValidator(_ -> expiry.complete(), text("key.lifespan.day.missing"))
                .bind("day");
        binder.bind(requests, "limit");
        binder.bind(sandboxes, "sandboxes");
    }

    private static boolean named(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    private void nameAndKind() {
        name.setPlaceholder("staging-ci");
        name.setHelperText(text("key.name.help"));
        List<Kind> kinds = choices.kinds();
        kind.setItems(kinds);
        kind.setItemLabelGenerator(
                choice -> choice == Kind.SERVICE ? text("key.kind.service.of-team") : text("key.kind.personal.mine"));
        kind.setValue(kinds.getFirst());
        kind.setVisible(kinds.size() > 1);
        kind.addValueChangeListener(event -> show(event.getValue()));
    }

    private void show(Kind chosen) {
        team.setVisible(chosen == Kind.SERVICE);
        kind.setHelperText(chosen == Kind.SERVICE ? text("key.kind.service.help") : text("key.kind.personal.help"));
        List<Role> offered = choices.roles(chosen);
        var before = role.getValue();
        role.setItems(offered);
        role.setValue(before != null && offered.contains(before) ? before : offered.getLast());
    }

    private static void limit(IntegerField field) {
        field.setMin(1);
        field.setI18n(new IntegerFieldI18n()
                .setBadInputErrorMessage(text("problem.key.limit"))
                .setMinErrorMessage(text("problem.key.limit")));
        field.setStepButtonsVisible(true);
        field.setClearButtonVisible(true);
        field.setPlaceholder(text("key.limit.none"));
    }
}
