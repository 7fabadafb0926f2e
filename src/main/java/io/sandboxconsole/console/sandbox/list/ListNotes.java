package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.StaleNotes;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.component.UnreadableRows;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.util.List;
import java.util.function.Predicate;

/// Notes above the list: the invalid parts of its URL, the age of its data while an engine does not respond, and the
/// rows that could not be read.
final class ListNotes extends Div {

    private final Div dropped = new Div();

    private final StaleNotes stale = new StaleNotes();

    private final UnreadableRows unreadable;

    /// @param readable whether the person may see an unreadable row itself
    ListNotes(Predicate<UnreadableRow> readable) {
        unreadable = new UnreadableRows(readable);
        addClassName("list-notes");
        dropped.addClassName("note-place");
        dropped.getElement().setAttribute("role", "status");
        add(dropped, stale, unreadable);
    }

    /// Shows one line per invalid part of the URL; none hides the note.
    void showDropped(List<Message> sentences) {
        dropped.removeAll();
        if (sentences.isEmpty()) {
            return;
        }
        var lines = new Div();
        sentences.forEach(sentence -> lines.add(new Div(new Span(Texts.text(sentence)))));
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> dropped.removeAll());
        close.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        close.setAriaLabel(text("list.dropped.close"));
        close.setTooltipText(text("list.dropped.close"));
        var note = new Div(lines, close);
        note.addClassNames("note", "note-info", "note-dropped");
        dropped.add(note);
    }

    void show(List<ConnectionHealth> connections) {
        stale.show(connections);
        unreadable.show(connections);
    }
}
