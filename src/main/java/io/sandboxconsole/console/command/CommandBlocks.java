package io.sandboxconsole.console.command;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import org.jspecify.annotations.Nullable;

/// Shows a command in each of its forms, with a button that copies it.
public final class CommandBlocks extends Div {

    /// @param copyable whether the command does what it says, so that it may be copied
    public CommandBlocks(TerminalCommand command, boolean copyable) {
        addClassName("command-blocks");
        block(text("command.cli"), command.cli(), copyable);
        block(text("command.api"), command.curl(), copyable);
        block(text("command.engine"), command.engineCurl(), copyable);
    }

    private void block(String label, @Nullable String command, boolean copyable) {
        if (command == null) {
            return;
        }
        var head = new Div(new Span(label));
        head.addClassName("command-head");
        if (copyable) {
            head.add(Clipboard.button(label, command));
        }
        add(head, shown(label, command));
    }

    private static Component shown(String label, String command) {
        var shown = new Pre(command);
        shown.addClassName("command-text");
        // Focusable, because it scrolls.
        shown.getElement().setAttribute("tabindex", "0");
        shown.getElement().setAttribute("role", "region");
        shown.getElement().setAttribute("aria-label", label);
        return shown;
    }
}
