package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/// Asks before what was typed is lost.
final class DiscardQuestion extends ConfirmDialog {

    DiscardQuestion(Runnable onDiscard) {
        setHeader(say("dialog.leave.title"));
        setText(say("dialog.leave.consequence"));
        // The button that has the focus, and Esc itself, keep everything.
        setConfirmText(say("dialog.leave.stay"));
        setRejectable(true);
        setRejectText(say("dialog.leave.discard"));
        addRejectListener(_ -> onDiscard.run());
    }
}
