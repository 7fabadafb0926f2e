package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.AddressNote;
import io.sandboxconsole.console.component.StaleNotes;
import io.sandboxconsole.console.component.UnreadableRows;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.util.List;
import java.util.function.Predicate;

/// Notes above the list: the invalid parts of its URL, the age of its data while an engine does not respond, and the
/// rows that could not be read.
final class ListNotes extends Div {

    private final AddressNote dropped = new AddressNote();

    private final StaleNotes stale = new StaleNotes();

    private final UnreadableRows unreadable;

    /// @param readable whether the person may see an unreadable row itself
    ListNotes(Predicate<UnreadableRow> readable) {
        unreadable = new UnreadableRows(readable);
        addClassName("list-notes");
        add(dropped, stale, unreadable);
    }

    /// Shows one line per invalid part of the URL; none hides the note.
    void showDropped(List<Message> sentences) {
        dropped.show(sentences);
    }

    void show(List<ConnectionHealth> connections) {
        stale.show(connections);
        unreadable.show(connections);
    }
}
