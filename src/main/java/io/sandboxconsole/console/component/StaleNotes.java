package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import java.util.List;

/// What the person must know about connections that are not up to date: why, how old what is shown is, and when the
/// next look is. Empty while all is well.
public final class StaleNotes extends Div {

    private List<ConnectionHealth> shown = List.of();

    public StaleNotes() {
        addClassName("list-notes");
        getElement().setAttribute("role", "status");
    }

    /// Leaves what is said already as it is, because a screen reader would say it again.
    public void show(List<ConnectionHealth> connections) {
        List<ConnectionHealth> unwell = connections.stream()
                .filter(connection -> !connection.status().fresh())
                .toList();
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
        note.add(new Span(text(connection.message())));
        note.addClassNames("note", "note-warning");
        if (connection.dataAsOf() == null) {
            note.add(new Span(" " + text("overview.nothing-known")));
        } else {
            note.add(new Span(" " + text("overview.as-of") + " "), new TimeText(connection.dataAsOf(), Show.AGO));
        }
        note.add(new Span(" · " + text("overview.next-try") + " "), new TimeText(connection.nextAttempt(), Show.UNTIL));
        return note;
    }
}
