package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.component.Words;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Page;
import java.util.List;

/// What the person must know about the list: how old it is when an engine does not answer, and why it is empty.
final class ListNotes extends Div {

    private final Runnable onClear;

    ListNotes(Runnable onClear) {
        this.onClear = onClear;
        addClassName("list-notes");
        getElement().setAttribute("role", "status");
    }

    void show(Page page, List<ConnectionHealth> connections, boolean mayCreate) {
        removeAll();
        connections.stream()
                .filter(connection -> connection.dataAsOf() != null || connection.lastAttempt() != null)
                .filter(connection -> !connection.status().fresh())
                .map(ListNotes::trouble)
                .forEach(this::add);
        if (page.matching() == 0) {
            add(empty(page, connections, mayCreate));
        }
    }

    private static Div trouble(ConnectionHealth connection) {
        var note = new Div(new Span(Words.say(connection.message())));
        note.addClassNames("note", "note-warning");
        if (connection.dataAsOf() != null) {
            note.add(
                    new Span(" Shown is the fleet as of "),
                    new TimeText(connection.dataAsOf(), Show.AGO),
                    new Span("."));
        }
        note.add(new Span(" Next try "), new TimeText(connection.nextAttempt(), Show.UNTIL));
        return note;
    }

    private Div empty(Page page, List<ConnectionHealth> connections, boolean mayCreate) {
        var note = new Div();
        note.addClassNames("note", "note-empty");
        if (connections.isEmpty()) {
            note.add(new Paragraph(
                    "No engine is connected. An administrator sets OPENSANDBOX_URL and OPENSANDBOX_API_KEY."));
        } else if (connections.stream().allMatch(connection -> connection.dataAsOf() == null)) {
            note.add(new Paragraph("The first look at the engines has not ended yet."));
        } else if (page.visible() > 0) {
            var clear = new Button("Clear the filter", _ -> onClear.run());
            clear.addThemeVariants(ButtonVariant.LUMO_SMALL);
            note.add(
                    new Paragraph(
                            "None of your %s sandboxes matches the filter.".formatted(Pager.count(page.visible()))),
                    clear);
        } else {
            note.add(
                    new Paragraph(
                            mayCreate
                                    ? "There are no sandboxes in your teams yet. Create the first one with the button above."
                                    : "There are no sandboxes that you may see. A lead or an administrator grants access to a team."));
        }
        return note;
    }
}
