package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.command.CommandBlocks;
import io.sandboxconsole.console.command.TerminalCommand;
import java.util.List;

/// Shows the equivalent terminal commands, each with a button to copy it. Contains no secret.
final class CommandPreview extends Div {

    private final Div commands = new Div();

    private final Div head = new Div(new Span(text("dialog.command.title")));

    private final Span flaws = new Span();

    CommandPreview() {
        addClassName("command-preview");
        head.addClassName("command-head");
        flaws.addClassName("incomplete");
        flaws.getElement().setAttribute("role", "status");
        add(head, flaws, commands, new Span(text("dialog.command.note")));
        setVisible(false);
    }

    /// Shows the command, and names what is missing or invalid and hence not part of it. Such a command would not do
    /// what the form says, so it cannot be copied.
    ///
    /// @param missing the labels of the fields concerned
    void show(TerminalCommand command, List<String> missing) {
        setVisible(true);
        flaws.setVisible(!missing.isEmpty());
        flaws.setText(missing.isEmpty() ? "" : text("dialog.command.incomplete", String.join(" · ", missing)));
        commands.removeAll();
        commands.add(new CommandBlocks(command, missing.isEmpty()));
    }
}
