package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import java.util.Optional;

/// Shows the equivalent terminal command, with a button to copy it. Contains no secret.
final class CommandPreview extends Div {

    private final Pre command = new Pre();

    private final Div head = new Div();

    CommandPreview() {
        addClassName("command-preview");
        head.addClassName("command-head");
        // Focusable, because it scrolls.
        command.getElement().setAttribute("tabindex", "0");
        command.getElement().setAttribute("role", "region");
        command.getElement().setAttribute("aria-label", text("dialog.command.title"));
        add(head, command, new Span(text("dialog.command.note")));
        setVisible(false);
    }

    void show(Optional<String> text) {
        setVisible(text.isPresent());
        text.filter(next -> !next.equals(command.getText())).ifPresent(next -> {
            command.setText(next);
            head.removeAll();
            head.add(new Span(text("dialog.command.title")), Clipboard.button(text("dialog.command.what"), next));
        });
    }
}
