package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Opens SSH access: one dialog follows the call in the background, another shows the command.
@Component
class SshActions {

    private final SandboxService sandboxes;

    private final Background background;

    private final CurrentActor currentActor;

    SshActions(SandboxService sandboxes, Background background, CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.background = background;
        this.currentActor = currentActor;
    }

    SshDialog dialog(UI ui, Sandbox sandbox) {
        boolean warned = !sandboxes.warnings(sandbox, SandboxAction.OPEN_SSH).isEmpty();
        return new SshDialog(sandbox, warned, (dialog, life) -> open(ui, sandbox, (SshDialog) dialog, life));
    }

    private void open(UI ui, Sandbox sandbox, SshDialog dialog, Duration life) {
        var actor = currentActor.get();
        Consumer<Message> progress =
                step -> ui.accessLater(() -> dialog.show(step), () -> {}).run();
        background.call(
                ui,
                () -> sandboxes.openSsh(actor, sandbox.id(), life, progress),
                result -> follow(sandbox, dialog, result));
    }

    /// The secret is not shown once the user has left the dialog: another person may be looking at the screen.
    private static void follow(Sandbox sandbox, SshDialog dialog, AsyncResult<SshAccess> result) {
        boolean waited = dialog.isOpened() && dialog.isAttached();
        dialog.show(result);
        switch (result) {
            case AsyncResult.Pending<SshAccess>() -> {}
            case AsyncResult.Success<SshAccess>(var access) -> {
                if (waited) {
                    new SshAccessDialog(sandbox, access).open();
                } else {
                    Notice.success(text("dialog.ssh.left", sandbox.title()));
                }
            }
            case AsyncResult.Failure<SshAccess>(var cause) -> {
                if (!waited) {
                    Notice.failure(cause);
                }
            }
        }
    }
}
