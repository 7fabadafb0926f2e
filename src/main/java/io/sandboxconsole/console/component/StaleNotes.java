package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import java.util.List;

/// Warns of connections that are not up to date, or whose data is older than their listings promise: the reason, the
/// age of the data shown, and the time of the next attempt. Empty while all connections are up to date.
public final class StaleNotes extends Div {

    private List<ConnectionHealth> shown = List.of();

    public StaleNotes() {
        addClassName("list-notes");
        getElement().setAttribute("role", "status");
    }

    /// Keeps unchanged notes, because a screen reader would read replaced ones again.
    public void show(List<ConnectionHealth> connections) {
        List<ConnectionHealth> unwell =
                connections.stream().filter(connection -> !connection.current()).toList();
        if (!unwell.equals(shown)) {
            shown = unwell;
            removeAll();
            unwell.forEach(connection -> add(note(connection)));
        }
    }

    private static Div note(ConnectionHealth connection) {
        var note = new Div();
        if (connection.status() == Status.STARTING) {
            note.add(new Span(text("overview.not-looked-at", connection.name())));
            note.addClassNames("note", "note-info");
            return note;
        }
        note.add(new Span(reason(connection)));
        note.addClassNames("note", "note-warning");
        if (connection.dataAsOf() == null) {
            note.add(new Span(" " + text("overview.nothing-known")));
        } else {
            note.add(new Span(" " + text("overview.as-of") + " "), new TimeText(connection.dataAsOf(), Show.AGO));
        }
        note.add(new Span(" · " + text("overview.next-try") + " "), new TimeText(connection.nextAttempt(), Show.UNTIL));
        return note;
    }

    private static String reason(ConnectionHealth connection) {
        if (!connection.status().fresh()) {
            return text(connection.message());
        }
        String held = PaceText.held(connection);
        String late = text("overview.late", connection.name());
        return held == null ? late : late + " " + held;
    }
}
