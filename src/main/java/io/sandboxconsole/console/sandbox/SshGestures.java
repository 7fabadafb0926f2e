package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxService;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The way to an SSH access: a dialog that follows the call in the background, and another that shows what came of it.
@Component
class SshGestures {

    private final SandboxService sandboxes;

    private final Background background;

    private final CurrentActor currentActor;

    SshGestures(SandboxService sandboxes, Background background, CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.background = background;
        this.currentActor = currentActor;
    }

    SshDialog dialog(UI ui, Sandbox sandbox) {
        boolean warned = !sandboxes.cautions(sandbox, SandboxAction.OPEN_SSH).isEmpty();
        return new SshDialog(sandbox, warned, (dialog, life) -> open(ui, sandbox, (SshDialog) dialog, life));
    }

    private void open(UI ui, Sandbox sandbox, SshDialog dialog, Duration life) {
        var actor = currentActor.get();
        Consumer<Phrase> progress =
                step -> ui.accessLater(() -> dialog.tell(step), () -> {}).run();
        background.call(
                ui,
                () -> sandboxes.openSsh(actor, sandbox.id(), life, progress),
                answer -> follow(sandbox, dialog, answer));
    }

    /// A secret does not appear before whoever has left the dialog meanwhile: somebody else may be looking by now.
    private static void follow(Sandbox sandbox, SshDialog dialog, Answer<SshAccess> answer) {
        boolean waited = dialog.isOpened() && dialog.isAttached();
        dialog.show(answer);
        switch (answer) {
            case Answer.Awaited<SshAccess>() -> {}
            case Answer.Here<SshAccess>(var access) -> {
                if (waited) {
                    new SshAccessDialog(sandbox, access).open();
                } else {
                    Notice.success(say("dialog.ssh.left", sandbox.title()));
                }
            }
            case Answer.Refused<SshAccess>(var cause) -> {
                if (!waited) {
                    Notice.failure(cause);
                }
            }
        }
    }
}
