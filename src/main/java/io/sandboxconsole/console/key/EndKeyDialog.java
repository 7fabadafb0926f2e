package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.Warnings;
import java.util.List;
import java.util.function.BiConsumer;

/// Asks for confirmation before a key is revoked or deleted, and names the consequences.
final class EndKeyDialog extends KeyDialog<KeyAction> {

    private final KeyAction action;

    EndKeyDialog(KeyRow line, KeyAction action, BiConsumer<CommandDialog<KeyAction>, KeyAction> onSubmit) {
        super(
                action == KeyAction.DELETE
                        ? text("key.delete.title", line.name())
                        : text("key.revoke.title", line.name()),
                action.label(),
                onSubmit);
        this.action = action;
        warnOfLoss();
        content(
                new Paragraph(
                        action == KeyAction.DELETE ? text("key.delete.consequence") : text("key.revoke.consequence")),
                new KeySummary(line),
                new Warnings(warnings(line)));
    }

    @Override
    protected KeyAction value() {
        return action;
    }

    private static List<String> warnings(KeyRow line) {
        return line.standing().counts() && line.key().lastUse() != null ? List.of(text("key.in-use")) : List.of();
    }
}
