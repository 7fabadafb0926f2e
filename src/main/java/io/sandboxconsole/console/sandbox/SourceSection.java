package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.sandbox.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.SandboxSpec.RegistryLogin;
import java.util.List;

/// What a new sandbox is made from, and what it runs.
final class SourceSection extends Div {

    private enum From {
        IMAGE,
        SNAPSHOT
    }

    private final RadioButtonGroup<From> from = new RadioButtonGroup<>();

    private final TextField image = new TextField(say("dialog.create.image"));

    private final TextField snapshot = new TextField(say("dialog.create.snapshot"));

    private final TextField entrypoint = new TextField(say("dialog.create.command"));

    private final TextField username = new TextField(say("dialog.create.registry-user"));

    private final PasswordField password = new PasswordField(say("dialog.create.registry-password"));

    private final Details registry;

    SourceSection(FormFields fields) {
        addClassName("form");
        from.setLabel(say("dialog.create.from"));
        from.setItems(From.values());
        from.setItemLabelGenerator(choice -> switch (choice) {
            case IMAGE -> say("dialog.create.from-image");
            case SNAPSHOT -> say("dialog.create.from-snapshot");
        });
        from.setValue(From.IMAGE);
        from.addValueChangeListener(_ -> showFrom());
        image.setPlaceholder("python:3.12");
        entrypoint.setPlaceholder("sleep infinity");
        entrypoint.setHelperText(say("dialog.create.command-help"));
        entrypoint.addClassName("wide");
        password.setRevealButtonVisible(false);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        fields.watched(from);
        fields.named("image.uri", image);
        fields.named("snapshotId", snapshot);
        fields.named("entrypoint", entrypoint);
        fields.named("image.username", username);
        fields.named("image.password", password);
        var login = new Div(username, password);
        login.addClassName("form");
        registry = new Details(say("dialog.create.registry"), login);
        registry.addClassName("wide");
        add(from, image, snapshot, entrypoint, registry);
        showFrom();
    }

    void set(Origin origin, List<String> command) {
        switch (origin) {
            case Origin.Image(var uri, var _) -> {
                from.setValue(From.IMAGE);
                image.setValue(uri);
            }
            case Origin.Snapshot(var id) -> {
                from.setValue(From.SNAPSHOT);
                snapshot.setValue(id);
            }
        }
        entrypoint.setValue(CommandLine.text(command));
    }

    Origin origin() {
        if (from.getValue() == From.SNAPSHOT) {
            return new Origin.Snapshot(snapshot.getValue().strip());
        }
        boolean login = !username.isEmpty() || !password.isEmpty();
        return new Origin.Image(
                image.getValue().strip(),
                login ? new RegistryLogin(username.getValue().strip(), password.getValue()) : null);
    }

    List<String> entrypoint() {
        return CommandLine.words(entrypoint.getValue());
    }

    private void showFrom() {
        boolean restoring = from.getValue() == From.SNAPSHOT;
        image.setVisible(!restoring);
        registry.setVisible(!restoring);
        snapshot.setVisible(restoring);
    }
}
