package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.i18n.Message;
import java.util.List;

/// Says which parts of a page's address could not be used, until the person dismisses the note.
public final class AddressNote extends Div {

    public AddressNote() {
        addClassName("note-place");
        getElement().setAttribute("role", "status");
    }

    /// Shows one line per sentence; none hides the note.
    public void show(List<Message> sentences) {
        removeAll();
        if (sentences.isEmpty()) {
            return;
        }
        var lines = new Div();
        sentences.forEach(sentence -> lines.add(new Div(new Span(Texts.text(sentence)))));
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> removeAll());
        close.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        close.setAriaLabel(text("list.dropped.close"));
        close.setTooltipText(text("list.dropped.close"));
        var note = new Div(lines, close);
        note.addClassNames("note", "note-info", "note-dropped");
        add(note);
    }
}
