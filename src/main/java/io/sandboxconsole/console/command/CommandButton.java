package io.sandboxconsole.console.command;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.sandboxconsole.console.component.PanelButton;
import io.sandboxconsole.console.component.Stack;
import java.util.Optional;
import java.util.function.Supplier;

/// Opens a panel with the command that does in a terminal what the screen does or shows.
public final class CommandButton extends PanelButton {

    private final transient Supplier<Optional<TerminalCommand>> command;

    /// @param command supplies the command at each opening; empty while there is none
    public CommandButton(Supplier<Optional<TerminalCommand>> command) {
        super(
                "",
                VaadinIcon.TERMINAL.create(),
                new Panel(text("command.title"), "min(34rem, 92vw)", PopoverPosition.BOTTOM_END));
        this.command = command;
        addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_TERTIARY);
        addClassName("command-button");
        setAriaLabel(text("command.title"));
        setTooltipText(text("command.title"));
    }

    @Override
    protected Component content() {
        return command.get()
                .<Component>map(found -> new Stack(new CommandBlocks(found, true), new Paragraph(text("command.note"))))
                .orElseGet(() -> new Paragraph(text("command.none")));
    }
}
