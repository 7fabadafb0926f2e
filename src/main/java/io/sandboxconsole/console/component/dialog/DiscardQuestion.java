package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/// Asks for confirmation before discarding input.
final class DiscardQuestion extends ConfirmDialog {

    DiscardQuestion(Runnable onDiscard) {
        setHeader(text("dialog.leave.title"));
        setText(text("dialog.leave.consequence"));
        // The button that has the focus, and Esc itself, keep the input.
        setConfirmText(text("dialog.leave.stay"));
        setRejectable(true);
        setRejectText(text("dialog.leave.discard"));
        addRejectListener(_ -> onDiscard.run());
    }
}
