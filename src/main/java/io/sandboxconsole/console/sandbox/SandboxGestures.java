package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Connections;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxService;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// What a person's gestures on sandboxes lead to: a dialog where something has to be said or confirmed, then the call
/// in the background, then a notice. Asks who is acting at every gesture, so that a lost role counts at once.
@Component
class SandboxGestures {

    private final SandboxService sandboxes;

    private final Connections connections;

    private final Background background;

    private final CurrentActor currentActor;

    private final Clock clock;

    SandboxGestures(
            SandboxService sandboxes,
            Connections connections,
            Background background,
            CurrentActor currentActor,
            Clock clock) {
        this.sandboxes = sandboxes;
        this.connections = connections;
        this.background = background;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /// Opens the dialog for `action`.
    void act(UI ui, Sandbox sandbox, SandboxAction action) {
        dialog(ui, sandbox, action).open();
    }

    /// Opens the dialog for a new sandbox.
    void create(UI ui, Consumer<SandboxId> onCreated) {
        new CreateDialog(
                        connections.all(),
                        currentActor.get().teams(),
                        (dialog, wish) -> create(ui, wish, answer -> {
                            dialog.show(answer);
                            if (answer instanceof Answer.Here<Sandbox>(var created)) {
                                Notice.success("%s was created.".formatted(created.title()));
                                onCreated.accept(created.id());
                            }
                        }))
                .open();
    }

    /// Reads the sandbox from its engine.
    void read(UI ui, SandboxId id, Consumer<Answer<Sandbox>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.read(actor, id), listener);
    }

    void endpoint(UI ui, SandboxId id, EndpointRequest request, Consumer<Answer<Endpoint>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.endpoint(actor, id, request), listener);
    }

    void revealEndpoint(UI ui, SandboxId id, EndpointRequest request, Consumer<Answer<Endpoint>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.revealEndpoint(actor, id, request), listener);
    }

    private ChangeDialog<Change> dialog(UI ui, Sandbox sandbox, SandboxAction action) {
        BiConsumer<ChangeDialog<Change>, Change> submit = (dialog, change) -> make(ui, sandbox, change, answer -> {
            dialog.show(answer);
            if (answer instanceof Answer.Here<Optional<Sandbox>>) {
                Notice.success(ActionWords.done(action, sandbox.title()));
            }
        });
        return switch (action) {
            case RENEW -> new RenewDialog(sandbox, clock, PersonZone.of(ui), submit);
            case EDIT_METADATA -> new MetadataDialog(sandbox, submit);
            case PAUSE -> new ConfirmationDialog(sandbox, new Change.Pause(), submit);
            case RESUME -> new ConfirmationDialog(sandbox, new Change.Resume(), submit);
            case SNAPSHOT -> new ConfirmationDialog(sandbox, new Change.TakeSnapshot(""), submit);
            case DELETE -> new ConfirmationDialog(sandbox, new Change.Delete(), submit);
        };
    }

    private void create(UI ui, Wish wish, Consumer<Answer<Sandbox>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.create(actor, wish.connection().id(), wish.team(), wish.spec()), listener);
    }

    private void make(UI ui, Sandbox sandbox, Change change, Consumer<Answer<Optional<Sandbox>>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> sandboxes.perform(actor, sandbox.id(), change), listener);
    }
}
