package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Warns of connections that are not up to date, or whose data is older than their listings promise: the reason, the
/// age of the data shown, and the time of the next attempt. Empty while all connections are up to date.
public final class StaleNotes extends Div {

    private List<Note> shown = List.of();

    private final List<TimeText> nextTries = new ArrayList<>();

    public StaleNotes() {
        addClassName("list-notes");
        getElement().setAttribute("role", "status");
    }

    /// The content of one note, but for the next attempt, which moves on in place.
    private record Note(
            Status status, String reason, @Nullable Instant dataAsOf) {

        static Note of(ConnectionHealth connection) {
            return new Note(connection.status(), StaleNotes.reason(connection), connection.dataAsOf());
        }
    }

    /// Keeps unchanged notes, because a screen reader would read replaced ones again.
    public void show(List<ConnectionHealth> connections) {
        List<ConnectionHealth> stale =
                connections.stream().filter(connection -> !connection.current()).toList();
        List<Note> content = stale.stream().map(Note::of).toList();
        if (!content.equals(shown)) {
            shown = content;
            removeAll();
            nextTries.clear();
            stale.forEach(connection -> {
                var nextTry = new TimeText(connection.nextAttempt(), Show.NEXT);
                nextTries.add(nextTry);
                add(component(Note.of(connection), nextTry));
            });
        }
        for (int i = 0; i < nextTries.size(); i++) {
            nextTries.get(i).show(stale.get(i).nextAttempt());
        }
    }

    private static Div component(Note content, TimeText nextTry) {
        var note = new Div();
        note.add(new Span(content.reason()));
        if (content.status() == Status.STARTING) {
            note.addClassNames("note", "note-info");
            return note;
        }
        note.addClassNames("note", "note-warning");
        if (content.dataAsOf() == null) {
            note.add(new Span(" " + text("overview.nothing-known")));
        } else {
            note.add(new Span(" " + text("overview.as-of") + " "), new TimeText(content.dataAsOf(), Show.AGO));
        }
        note.add(new Span(" · " + text("overview.next-try") + " "), nextTry);
        return note;
    }

    private static String reason(ConnectionHealth connection) {
        if (connection.status() == Status.STARTING) {
            return text("overview.not-looked-at", connection.name());
        }
        if (!connection.status().fresh()) {
            return text(connection.message());
        }
        String held = PaceText.held(connection);
        String late = text("overview.late", connection.name());
        return held == null ? late : late + " " + held;
    }
}
