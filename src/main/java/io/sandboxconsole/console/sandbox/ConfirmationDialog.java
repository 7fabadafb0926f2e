package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.function.BiConsumer;

/// Asks before a change that needs nothing else to be said, and tells what it will do.
final class ConfirmationDialog extends ChangeDialog<Change> {

    private final Change change;

    ConfirmationDialog(Sandbox sandbox, Change change, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        var label = ActionWords.label(change.action());
        super("%s %s?".formatted(label, sandbox.title()), label, onSubmit);
        this.change = change;
        if (change instanceof Change.Delete) {
            submitButton().addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        content(new Paragraph(consequence(change)), new SandboxSummary(sandbox));
        submitButton().focus();
    }

    @Override
    protected Change value() {
        return change;
    }

    private static String consequence(Change change) {
        return switch (change) {
            case Change.Delete() ->
                "The sandbox and everything inside it is lost: its processes, its files and its memory. This cannot be undone.";
            case Change.Pause() ->
                "Its processes stop until it is resumed. On Docker its memory is kept; on Kubernetes processes and memory are"
                        + " lost and only files remain. Its expiry still counts.";
            case Change.Resume() -> "It runs again from where it was paused.";
            case Change.TakeSnapshot _ -> "Its files are saved as a snapshot from which new sandboxes can be made.";
            case Change.Renew _, Change.EditMetadata _ -> "";
        };
    }
}
