package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.NameField;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.spec.NameRules;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog to take a snapshot, with an optional name.
final class SnapshotDialog extends CommandDialog<SandboxCommand> {

    private final NameField name =
            new NameField(text("dialog.snapshot.name"), text("dialog.snapshot.name-help"), NameRules.SNAPSHOT);

    SnapshotDialog(Sandbox sandbox, BiConsumer<CommandDialog<SandboxCommand>, SandboxCommand> onSubmit) {
        super(text("dialog.snapshot.title", sandbox.title()), text("dialog.snapshot.submit"), onSubmit);
        content(new Paragraph(text("dialog.snapshot.consequence")), new SandboxSummary(sandbox), name);
        setWidth("36rem");
        name.focus();
    }

    @Override
    protected @Nullable SandboxCommand value() {
        return name.check() ? new SandboxCommand.TakeSnapshot(name.value()) : null;
    }

    @Override
    protected boolean typed() {
        return !name.value().isEmpty();
    }

    @Override
    protected boolean refuse(String field, Message message) {
        name.refuse(message);
        return true;
    }
}
