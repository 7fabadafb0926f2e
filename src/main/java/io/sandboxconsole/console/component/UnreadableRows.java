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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            now.forEach(entry -> add(note(entry)));
        }
    }

    private Details note(Entry entry) {
        Map<Boolean, List<UnreadableRow>> parts =
                entry.rows().stream().collect(Collectors.partitioningBy(UnreadableRow::leftOut));
        List<UnreadableRow> leftOut = parts.getOrDefault(true, List.of());
        List<UnreadableRow> inPart = parts.getOrDefault(false, List.of());
        List<String> summary = new ArrayList<>();
        List<Component> content = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            summary.add(text("unreadable.left-out", leftOut.size(), entry.connection()));
            content.add(new Paragraph(text("unreadable.left-out.then")));
            addRows(content, leftOut);
        }
        if (!inPart.isEmpty()) {
            summary.add(text("unreadable.in-part", inPart.size(), entry.connection()));
            content.add(new Paragraph(text("unreadable.in-part.then")));
            addRows(content, inPart);
        }
        var note = new Details(String.join(" ", summary), content.toArray(Component[]::new));
        note.addClassNames("note", leftOut.isEmpty() ? "note-info" : "note-warning");
        return note;
    }

    private void addRows(List<Component> content, List<UnreadableRow> rows) {
        List<UnreadableRow> named =
                rows.stream().filter(readable).limit(MOST_NAMED).toList();
        content.add(new UnorderedList(named.stream().map(UnreadableRows::line).toArray(ListItem[]::new)));
        if (named.size() < rows.size()) {
            content.add(new Paragraph(text("unreadable.more", rows.size() - named.size())));
        }
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
