package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import java.util.List;
import java.util.Optional;

/// Shows the equivalent terminal command, with a button to copy it. Contains no secret.
final class CommandPreview extends Div {

    private final Pre command = new Pre();

    private final Div head = new Div();

    private final Span flaws = new Span();

    CommandPreview() {
        addClassName("command-preview");
        head.addClassName("command-head");
        // Focusable, because it scrolls.
        command.getElement().setAttribute("tabindex", "0");
        command.getElement().setAttribute("role", "region");
        command.getElement().setAttribute("aria-label", text("dialog.command.title"));
        flaws.addClassName("incomplete");
        flaws.getElement().setAttribute("role", "status");
        add(head, flaws, command, new Span(text("dialog.command.note")));
        setVisible(false);
    }

    /// Shows the command, and names what is missing or invalid and hence not part of it. Such a command would not do
    /// what the form says, so it cannot be copied.
    ///
    /// @param missing the labels of the fields concerned
    void show(Optional<String> text, List<String> missing) {
        setVisible(text.isPresent());
        text.ifPresent(command::setText);
        flaws.setVisible(!missing.isEmpty());
        flaws.setText(missing.isEmpty() ? "" : text("dialog.command.incomplete", String.join(" · ", missing)));
        head.removeAll();
        head.add(new Span(text("dialog.command.title")));
        if (missing.isEmpty()) {
            text.ifPresent(shown -> head.add(Clipboard.button(text("dialog.command.what"), shown)));
        }
    }
}
