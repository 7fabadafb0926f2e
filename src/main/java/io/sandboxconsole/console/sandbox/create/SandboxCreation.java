package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.CreationChoices;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Creates sandboxes: opens the dialog, makes the call in the background, and shows a notice.
@Component
public class SandboxCreation {

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

    /// Opens the dialog for a new sandbox.
    ///
    /// @param onCreated receives the new sandbox only if the user has kept the dialog open
    public void begin(UI ui, Consumer<SandboxId> onCreated) {
        open(ui, Draft.empty(), onCreated);
    }

    public void beginLike(UI ui, Sandbox sandbox, Consumer<SandboxId> onCreated) {
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
                (waiting, request) -> create(ui, request, result -> follow(waiting, result, onCreated)));
        var actor = currentActor.get();
        dialog.open();
        if (dialog.isOpened()) {
            dialog.whenPlaced(connection -> background.call(
                    ui, () -> choices.at(actor, connection.id()), result -> dialog.showChoices(connection, result)));
        }
    }

    private void create(UI ui, CreateInput request, Consumer<AsyncResult<Sandbox>> listener) {
        var actor = currentActor.get();
        background.call(
                ui, () -> sandboxes.create(actor, request.connection().id(), request.team(), request.spec()), listener);
    }

    /// A user who has left the dialog meanwhile gets a notice, and is not navigated to the new sandbox.
    private static void follow(
            CommandDialog<CreateInput> dialog, AsyncResult<Sandbox> result, Consumer<SandboxId> onCreated) {
        boolean waited = dialog.isOpened() && dialog.isAttached();
        dialog.show(result);
        switch (result) {
            case AsyncResult.Pending<Sandbox>() -> {}
            case AsyncResult.Success<Sandbox>(var created) -> {
                Notice.success(text("dialog.created", created.title()));
                if (waited) {
                    onCreated.accept(created.id());
                }
            }
            case AsyncResult.Failure<Sandbox>(var cause) -> {
                if (!waited) {
                    Notice.failure(cause);
                }
            }
        }
    }
}
