package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The ways to a new or changed key: a dialog, the call in the background, and what comes of it.
@Component
class KeyActions {

    private final KeyOperations desk;

    private final Connections connections;

    KeyActions(KeyOperations desk, Connections connections) {
        this.desk = desk;
        this.connections = connections;
    }

    /// @param onChange is told when there is another key
    void issue(UI ui, Runnable onChange) {
        var offer = desk.offer();
        Set<String> teams = new TreeSet<>(offer.teams());
        if (offer.everyTeam()) {
            teams.addAll(desk.actor().teams());
            teams.addAll(desk.teams());
        }
        var choices = new IssueKeyDialog.Choices(offer, teams, connections.all(), desk.now());
        new IssueKeyDialog(
                        choices,
                        (dialog, request) -> desk.issue(ui, request, result -> issued(dialog, result, onChange)))
                .open();
    }

    /// @param onChange is told when the key is another one than before
    void act(UI ui, KeyRow line, KeyAction action, Runnable onChange) {
        UUID id = line.key().id();
        switch (action) {
            case ROTATE ->
                new RotateKeyDialog(
                                line,
                                desk.offer().bounds().overlap(),
                                (dialog, overlap) ->
                                        desk.rotate(ui, id, overlap, result -> issued(dialog, result, onChange)))
                        .open();
            case RENAME ->
                new RenameKeyDialog(
                                line,
                                desk.offer().bounds().name(),
                                (dialog, name) ->
                                        desk.rename(ui, id, name, done(dialog, text("key.renamed", name), onChange)))
                        .open();
            case REVOKE ->
                new EndKeyDialog(
                                line,
                                action,
                                (dialog, _) ->
                                        desk.revoke(ui, id, done(dialog, text("key.revoked", line.name()), onChange)))
                        .open();
            case DELETE ->
                new EndKeyDialog(
                                line,
                                action,
                                (dialog, _) ->
                                        desk.delete(ui, id, done(dialog, text("key.deleted", line.name()), onChange)))
                        .open();
        }
    }

    /// The value is shown also to whoever has left the dialog meanwhile: nobody can ask for it again.
    private static void issued(CommandDialog<?> dialog, AsyncResult<IssuedKey> result, Runnable onChange) {
        follow(dialog, result);
        if (result instanceof AsyncResult.Success<IssuedKey>(IssuedKey issued)) {
            new KeyValueDialog(issued.key(), issued.value()).open();
            onChange.run();
        }
    }

    private static <T> Consumer<AsyncResult<T>> done(CommandDialog<?> dialog, String sentence, Runnable onChange) {
        return result -> {
            follow(dialog, result);
            if (result instanceof AsyncResult.Success<T>) {
                Notice.success(sentence);
                onChange.run();
            }
        };
    }

    private static <T> void follow(CommandDialog<?> dialog, AsyncResult<T> result) {
        boolean waited = dialog.isOpened() && dialog.isAttached();
        dialog.show(result);
        if (!waited && result instanceof AsyncResult.Failure<T>(RuntimeException cause)) {
            Notice.failure(cause);
        }
    }
}
