package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Sandbox;
import java.util.List;
import java.util.function.BiConsumer;

/// Asks before a change that needs nothing else to be said, and tells what it will do.
final class ConfirmationDialog extends ChangeDialog<Change> {

    private final Change change;

    /// @param warnings what is special about this sandbox or this change
    ConfirmationDialog(
            Sandbox sandbox, Change change, List<String> warnings, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        var label = ActionWords.label(change.action());
        super(say("dialog.confirm.title", label, sandbox.title()), label, onSubmit);
        this.change = change;
        if (change instanceof Change.Delete) {
            submitButton().addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        content(new Paragraph(consequence(change)), new SandboxSummary(sandbox), new Warnings(warnings));
        setWidth("36rem");
        submitButton().focus();
    }

    @Override
    protected Change value() {
        return change;
    }

    private static String consequence(Change change) {
        return switch (change) {
            case Change.Delete() -> say("dialog.confirm.delete");
            case Change.Pause() -> say("dialog.confirm.pause");
            case Change.Resume() -> say("dialog.confirm.resume");
            case Change.Start() -> say("dialog.confirm.start");
            case Change.Stop() -> say("dialog.confirm.stop");
            case Change.Archive() -> say("dialog.confirm.archive");
            case Change.Recover() -> say("dialog.confirm.recover");
            case Change.Touch() -> say("dialog.confirm.touch");
            case Change.Backup() -> say("dialog.confirm.backup");
            case Change.CloseSsh() -> say("dialog.confirm.close-ssh");
            case Change.SetOpenPorts(var open) ->
                open ? say("dialog.confirm.open-ports") : say("dialog.confirm.close-ports");
            case Change.TakeSnapshot _,
                    Change.Renew _,
                    Change.EditMetadata _,
                    Change.Fork _,
                    Change.Resize _,
                    Change.SetIntervals _ -> "";
        };
    }
}
