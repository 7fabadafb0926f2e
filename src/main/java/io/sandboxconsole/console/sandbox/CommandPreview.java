package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import java.util.Optional;

/// The command that would do the same from a terminal, with a button to copy it. Holds no secret.
final class CommandPreview extends Div {

    private final Pre command = new Pre();

    private final Div head = new Div();

    CommandPreview() {
        addClassName("command-preview");
        head.addClassName("command-head");
        // It scrolls, so that the keyboard must reach it.
        command.getElement().setAttribute("tabindex", "0");
        command.getElement().setAttribute("role", "region");
        command.getElement().setAttribute("aria-label", say("dialog.command.title"));
        add(head, command, new Span(say("dialog.command.note")));
        setVisible(false);
    }

    void show(Optional<String> text) {
        setVisible(text.isPresent());
        text.filter(next -> !next.equals(command.getText())).ifPresent(next -> {
            command.setText(next);
            head.removeAll();
            head.add(new Span(say("dialog.command.title")), Clipboard.button(say("dialog.command.what"), next));
        });
    }
}
