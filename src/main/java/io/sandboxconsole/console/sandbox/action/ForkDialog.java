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

/// Dialog to fork a running sandbox, with an optional name.
final class ForkDialog extends CommandDialog<SandboxCommand> {

    private final NameField name =
            new NameField(text("dialog.fork.name"), text("dialog.fork.name-help"), NameRules.SANDBOX);

    ForkDialog(Sandbox sandbox, BiConsumer<CommandDialog<SandboxCommand>, SandboxCommand> onSubmit) {
        super(text("dialog.fork.title", sandbox.title()), text("dialog.fork.submit"), onSubmit);
        content(new Paragraph(text("dialog.fork.consequence")), new SandboxSummary(sandbox), name);
        setWidth("36rem");
        name.focus();
    }

    @Override
    protected @Nullable SandboxCommand value() {
        String given = name.value();
        return name.check() ? new SandboxCommand.Fork(given.isEmpty() ? null : given) : null;
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
