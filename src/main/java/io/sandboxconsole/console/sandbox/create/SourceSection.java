package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.FieldLayout;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SandboxSpec.RegistryLogin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Edits the image or snapshot of a new sandbox, and its command.
final class SourceSection extends FieldLayout {

    private enum From {
        IMAGE,
        SNAPSHOT
    }

    private final RadioButtonGroup<From> from = new RadioButtonGroup<>();

    private final TextField image = new TextField(text("dialog.create.image"));

    private final ChoiceField snapshot = new ChoiceField(text("dialog.create.snapshot"));

    private final CommandField entrypoint;

    private final TextField username = new TextField(text("dialog.create.registry-user"));

    private final PasswordField password = new PasswordField(text("dialog.create.registry-password"));

    private final Details registry;

    /// Whether the engine accepts registry credentials.
    private boolean logins = true;

    SourceSection(FormFields fields) {
        super(2, "12rem");
        from.setLabel(text("dialog.create.from"));
        from.setItems(From.values());
        from.setItemLabelGenerator(choice -> switch (choice) {
            case IMAGE -> text("dialog.create.from-image");
            case SNAPSHOT -> text("dialog.create.from-snapshot");
        });
        from.setValue(From.IMAGE);
        image.setRequiredIndicatorVisible(true);
        image.setHelperText(text("dialog.create.image-help"));
        snapshot.setRequiredIndicatorVisible(true);
        password.setRevealButtonVisible(false);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        fields.watched(from);
        fields.named("image.uri", image);
        fields.named("snapshotId", snapshot);
        entrypoint = new CommandField(fields);
        fields.named("image.username", username);
        fields.named("image.password", password);
        registry = new Details(text("dialog.create.registry"), new FieldLayout(2, "12rem", username, password));
        add(from, image, snapshot, entrypoint, registry);
        widen(snapshot, entrypoint, registry);
        from.addValueChangeListener(_ -> {
            entrypoint.restore(restores());
            showFrom();
        });
        showFrom();
    }

    /// Shows the fields that the engine accepts.
    void adapt(Capabilities engine) {
        entrypoint.setVisible(engine.takes(SpecPart.ENTRYPOINT));
        logins = engine.takes(SpecPart.REGISTRY_LOGIN);
        showFrom();
    }

    /// Sets the snapshots to choose from.
    void setSnapshots(List<Snapshot> snapshots) {
        Map<String, String> labels = new LinkedHashMap<>();
        snapshots.forEach(
                each -> labels.put(each.id(), (each.name() == null ? each.id() : each.name()) + " · " + each.state()));
        snapshot.setChoices(labels);
    }

    /// Shows the progress of the list of snapshots.
    void showNote(String sentence) {
        snapshot.setHelperText(sentence);
    }

    /// Whether the sandbox starts from a snapshot.
    boolean restores() {
        return from.getValue() == From.SNAPSHOT;
    }

    void set(Origin origin, List<String> command) {
        switch (origin) {
            case Origin.Image(var uri, var _) -> {
                from.setValue(From.IMAGE);
                image.setValue(uri);
            }
            case Origin.Snapshot(var id) -> {
                from.setValue(From.SNAPSHOT);
                snapshot.setText(id);
            }
        }
        entrypoint.set(command);
    }

    Origin origin() {
        if (restores()) {
            return new Origin.Snapshot(snapshot.text());
        }
        boolean login = logins && (!username.isEmpty() || !password.isEmpty());
        return new Origin.Image(
                image.getValue().strip(),
                login ? new RegistryLogin(username.getValue().strip(), password.getValue()) : null);
    }

    /// The labels of input that the engine does not accept.
    List<String> unused() {
        List<String> labels = new ArrayList<>();
        if (!entrypoint.isVisible() && entrypoint.written()) {
            labels.add(text("dialog.create.command"));
        }
        if (!logins && !(username.isEmpty() && password.isEmpty())) {
            labels.add(text("dialog.create.registry"));
        }
        return labels;
    }

    /// No words while there is a [#commandProblem()].
    List<String> entrypoint() {
        return entrypoint.isVisible() ? entrypoint.words() : List.of();
    }

    /// The reason why the command cannot be split into words, if any.
    Optional<Message> commandProblem() {
        return entrypoint.isVisible() ? entrypoint.problem() : Optional.empty();
    }

    private void showFrom() {
        boolean restoring = restores();
        image.setVisible(!restoring);
        registry.setVisible(!restoring && logins);
        snapshot.setVisible(restoring);
        entrypoint.showDefault(restoring);
        // A login is both or neither.
        boolean login = !username.isEmpty() || !password.isEmpty();
        username.setRequiredIndicatorVisible(login);
        password.setRequiredIndicatorVisible(login);
    }
}
