package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.sandbox.ChangeDialog;
import io.sandboxconsole.console.sandbox.Warnings;
import java.util.List;
import java.util.function.BiConsumer;

/// Asks before a key is revoked or deleted, and names what stops working with it.
final class EndKeyDialog extends KeyDialog<KeyAction> {

    private final KeyAction action;

    EndKeyDialog(KeyLine line, KeyAction action, BiConsumer<ChangeDialog<KeyAction>, KeyAction> onSubmit) {
        super(
                action == KeyAction.DELETE
                        ? say("key.delete.title", line.name())
                        : say("key.revoke.title", line.name()),
                action.label(),
                onSubmit);
        this.action = action;
        submitButton().addThemeVariants(ButtonVariant.LUMO_ERROR);
        content(
                new Paragraph(
                        action == KeyAction.DELETE ? say("key.delete.consequence") : say("key.revoke.consequence")),
                new KeySummary(line),
                new Warnings(warnings(line)));
    }

    @Override
    protected KeyAction value() {
        return action;
    }

    private static List<String> warnings(KeyLine line) {
        return line.standing().counts() && line.key().lastUse() != null ? List.of(say("key.in-use")) : List.of();
    }
}
