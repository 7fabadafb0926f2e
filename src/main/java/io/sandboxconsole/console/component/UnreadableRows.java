package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Says how many rows of the engines' listings could not be read, wholly or in part, and on request which and why.
/// Empty where all could.
public final class UnreadableRows extends Div {

    private static final int MOST_NAMED = 50;

    private final transient Predicate<UnreadableRow> readable;

    private List<Entry> shown = List.of();

    /// @param readable whether the person may see the row itself; the others are only counted
    public UnreadableRows(Predicate<UnreadableRow> readable) {
        this.readable = readable;
        addClassNames("list-notes", "unreadable-rows");
        getElement().setAttribute("role", "status");
    }

    private record Entry(String connection, List<UnreadableRow> rows) {}

    /// Keeps an unchanged note, because it may be open, and a screen reader would read another one again.
    public void show(List<ConnectionHealth> connections) {
        List<Entry> now = connections.stream()
                .filter(connection -> !connection.unreadable().isEmpty())
                .map(connection -> new Entry(connection.name(), connection.unreadable()))
                .toList();
        if (!now.equals(shown)) {
            shown = now;
            removeAll();
            now.forEach(entry -> {
                addNote("unreadable-left-out", entry, UnreadableRow::leftOut);
                addNote("unreadable-in-part", entry, row -> !row.leftOut());
            });
        }
    }

    private void addNote(String kind, Entry entry, Predicate<UnreadableRow> which) {
        List<UnreadableRow> rows = entry.rows().stream().filter(which).toList();
        if (rows.isEmpty()) {
            return;
        }
        boolean leftOut = rows.getFirst().leftOut();
        String summary = leftOut
                ? text("unreadable.left-out", rows.size(), entry.connection())
                : text("unreadable.in-part", rows.size(), entry.connection());
        var note = new Details(summary, content(rows, leftOut));
        note.addClassNames("note", leftOut ? "note-warning" : "note-info", kind);
        add(note);
    }

    private Component[] content(List<UnreadableRow> rows, boolean leftOut) {
        List<UnreadableRow> named =
                rows.stream().filter(readable).limit(MOST_NAMED).toList();
        var list = new UnorderedList(named.stream().map(UnreadableRows::line).toArray(ListItem[]::new));
        var meaning = new Paragraph(leftOut ? text("unreadable.left-out.then") : text("unreadable.in-part.then"));
        int more = rows.size() - named.size();
        return more == 0
                ? new Component[] {meaning, list}
                : new Component[] {meaning, list, new Paragraph(text("unreadable.more", more))};
    }

    private static ListItem line(UnreadableRow row) {
        String name = row.name() == null || row.name().isBlank() ? row.id() : row.name();
        String why = row.problems().stream().map(Texts::text).collect(Collectors.joining(" "));
        var item = new ListItem(
                name == null
                        ? text("unreadable.row", row.position(), why)
                        : text("unreadable.row.named", row.position(), SafeText.line(name), why));
        if (name != null) {
            item.setTitle(SafeText.line(name));
        }
        return item;
    }
}
