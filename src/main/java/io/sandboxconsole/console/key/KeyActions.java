package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.ErrorText;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Carries out the actions on keys: opens the dialog, runs the call in the background and shows its result.
@Component
class KeyActions {

    private final KeyOperations operations;

    private final Connections connections;

    KeyActions(KeyOperations operations, Connections connections) {
        this.operations = operations;
        this.connections = connections;
    }

    /// @param onChange runs when a key was issued
    void issue(UI ui, Runnable onChange) {
        var options = operations.options();
        Set<String> teams = new TreeSet<>(options.teams());
        if (options.everyTeam()) {
            teams.addAll(operations.actor().teams());
            teams.addAll(operations.teams());
        }
        var choices = new IssueKeyDialog.Choices(options, teams, connections.all(), operations.now());
        new IssueKeyDialog(
                        choices,
                        (dialog, request) -> operations.issue(ui, request, result -> issued(dialog, result, onChange)))
                .open();
    }

    /// Reads the key again, because the line may be old, and opens the dialog of the action.
    ///
    /// @param onChange runs when the key was changed, or is not what the line said
    void act(UI ui, KeyRow line, KeyAction action, Runnable onChange) {
        operations.read(ui, line.key().id(), result -> {
            switch (result) {
                case AsyncResult.Pending<KeyRow>() -> {}
                case AsyncResult.Success<KeyRow>(var now) -> open(ui, now, action, onChange);
                case AsyncResult.Failure<KeyRow>(var cause) -> {
                    Notice.failure(cause);
                    onChange.run();
                }
            }
        });
    }

    private void open(UI ui, KeyRow line, KeyAction action, Runnable onChange) {
        String why = action.why(line);
        if (why != null) {
            Notice.failure(new ErrorText(why, line.name()));
            onChange.run();
            return;
        }
        dialog(ui, line, action, onChange).open();
    }

    private KeyDialog<?> dialog(UI ui, KeyRow line, KeyAction action, Runnable onChange) {
        UUID id = line.key().id();
        var bounds = operations.options().bounds();
        return switch (action) {
            case ROTATE ->
                new RotateKeyDialog(
                        line,
                        bounds.overlap(),
                        (dialog, overlap) ->
                                operations.rotate(ui, id, overlap, result -> issued(dialog, result, onChange)));
            case RENAME ->
                new RenameKeyDialog(
                        line,
                        bounds.name(),
                        (dialog, name) ->
                                operations.rename(ui, id, name, done(dialog, text("key.renamed", name), onChange)));
            case REVOKE ->
                new EndKeyDialog(
                        line,
                        action,
                        (dialog, _) ->
                                operations.revoke(ui, id, done(dialog, text("key.revoked", line.name()), onChange)));
            case DELETE ->
                new EndKeyDialog(
                        line,
                        action,
                        (dialog, _) ->
                                operations.delete(ui, id, done(dialog, text("key.deleted", line.name()), onChange)));
        };
    }

    /// The value is shown even when the person has closed the dialog meanwhile: it cannot be retrieved again.
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
