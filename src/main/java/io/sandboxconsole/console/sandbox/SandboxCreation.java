package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.sandbox.Connections;
import io.sandboxconsole.sandbox.CreationChoices;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxService;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The way to a new sandbox: a dialog, the call in the background, and a notice.
@Component
class SandboxCreation {

    private final SandboxService sandboxes;

    private final CreationChoices choices;

    private final Connections connections;

    private final Background background;

    private final CurrentActor currentActor;

    SandboxCreation(
            SandboxService sandboxes,
            CreationChoices choices,
            Connections connections,
            Background background,
            CurrentActor currentActor) {
        this.sandboxes = sandboxes;
        this.choices = choices;
        this.connections = connections;
        this.background = background;
        this.currentActor = currentActor;
    }

    /// @param onCreated is told only if the person has waited for the new sandbox
    void begin(UI ui, Consumer<SandboxId> onCreated) {
        open(ui, Draft.empty(), onCreated);
    }

    void beginLike(UI ui, Sandbox sandbox, Consumer<SandboxId> onCreated) {
        connections.find(sandbox.id().connection()).ifPresent(connection -> {
            var team = currentActor.get().teams().stream()
                    .filter(name -> LabelToken.of(name).equals(sandbox.team()))
                    .findFirst()
                    .orElse(null);
            open(ui, Draft.like(sandbox, connection, team), onCreated);
        });
    }

    private void open(UI ui, Draft draft, Consumer<SandboxId> onCreated) {
        var dialog = new CreateDialog(
                connections.all(),
                currentActor.get().teams(),
                draft,
                (waiting, wish) -> create(ui, wish, answer -> follow(waiting, answer, onCreated)));
        var actor = currentActor.get();
        dialog.whenPlaced(connection -> background.call(
                ui, () -> choices.at(actor, connection.id()), answer -> dialog.offer(connection, answer)));
        dialog.open();
    }

    private void create(UI ui, Wish wish, Consumer<Answer<Sandbox>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.create(actor, wish.connection().id(), wish.team(), wish.spec()), listener);
    }

    /// Whoever has left the dialog meanwhile wants to hear how it went, and not to be led back.
    private static void follow(ChangeDialog<Wish> dialog, Answer<Sandbox> answer, Consumer<SandboxId> onCreated) {
        boolean waited = dialog.isOpened() && dialog.isAttached();
        dialog.show(answer);
        switch (answer) {
            case Answer.Awaited<Sandbox>() -> {}
            case Answer.Here<Sandbox>(var created) -> {
                Notice.success(say("dialog.created", created.title()));
                if (waited) {
                    onCreated.accept(created.id());
                }
            }
            case Answer.Refused<Sandbox>(var cause) -> {
                if (!waited) {
                    Notice.failure(cause);
                }
            }
        }
    }
}
