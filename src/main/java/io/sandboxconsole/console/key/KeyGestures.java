package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.apikey.IssuedKey;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.sandbox.ChangeDialog;
import io.sandboxconsole.sandbox.Connections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The ways to a new or changed key: a dialog, the call in the background, and what comes of it.
@Component
class KeyGestures {

    private final KeyDesk desk;

    private final Connections connections;

    KeyGestures(KeyDesk desk, Connections connections) {
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
                        (dialog, request) -> desk.issue(ui, request, answer -> issued(dialog, answer, onChange)))
                .open();
    }

    /// @param onChange is told when the key is another one than before
    void act(UI ui, KeyLine line, KeyAction action, Runnable onChange) {
        UUID id = line.key().id();
        switch (action) {
            case ROTATE ->
                new RotateKeyDialog(
                                line,
                                desk.offer().bounds().overlap(),
                                (dialog, overlap) ->
                                        desk.rotate(ui, id, overlap, answer -> issued(dialog, answer, onChange)))
                        .open();
            case RENAME ->
                new RenameKeyDialog(
                                line,
                                desk.offer().bounds().name(),
                                (dialog, name) ->
                                        desk.rename(ui, id, name, done(dialog, say("key.renamed", name), onChange)))
                        .open();
            case REVOKE ->
                new EndKeyDialog(
                                line,
                                action,
                                (dialog, _) ->
                                        desk.revoke(ui, id, done(dialog, say("key.revoked", line.name()), onChange)))
                        .open();
            case DELETE ->
                new EndKeyDialog(
                                line,
                                action,
                                (dialog, _) ->
                                        desk.delete(ui, id, done(dialog, say("key.deleted", line.name()), onChange)))
                        .open();
        }
    }

    /// The value is shown also to whoever has left the dialog meanwhile: nobody can ask for it again.
    private static void issued(ChangeDialog<?> dialog, Answer<IssuedKey> answer, Runnable onChange) {
        follow(dialog, answer);
        if (answer instanceof Answer.Here<IssuedKey>(IssuedKey issued)) {
            new KeyValueDialog(issued.key(), issued.value()).open();
            onChange.run();
        }
    }

    private static <T> Consumer<Answer<T>> done(ChangeDialog<?> dialog, String sentence, Runnable onChange) {
        return answer -> {
            follow(dialog, answer);
            if (answer instanceof Answer.Here<T>) {
                Notice.success(sentence);
                onChange.run();
            }
        };
    }

    private static <T> void follow(ChangeDialog<?> dialog, Answer<T> answer) {
        boolean waited = dialog.isOpened() && dialog.isAttached();
        dialog.show(answer);
        if (!waited && answer instanceof Answer.Refused<T>(RuntimeException cause)) {
            Notice.failure(cause);
        }
    }
}
