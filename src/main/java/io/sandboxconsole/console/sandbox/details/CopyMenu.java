package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.sandboxconsole.console.command.SandboxCommands;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.sandbox.SandboxId;
import org.jspecify.annotations.Nullable;

/// Menu to copy a sandbox's id, the URL of its details, and the commands that read it.
final class CopyMenu extends MenuBar {

    private final MenuItem call;

    private final Component link;

    CopyMenu(SandboxId id) {
        addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON);
        addClassName("copy-menu");
        var copy = addItem(VaadinIcon.COPY_O.create(), text("details.copy"));
        copy.setAriaLabel(text("details.copy"));
        var choices = copy.getSubMenu();
        Clipboard.copyOnClick(choices.addItem(text("details.copy.id")), id.value());
        link = choices.addItem(text("details.copy.link"));
        copyLink(SandboxDetails.address(id));
        var command = SandboxCommands.details(id);
        copied(choices.addItem(text("details.copy.cli")), command.cli());
        copied(choices.addItem(text("details.copy.curl")), command.curl());
        call = choices.addItem(text("details.copy.engine-curl"));
        call.setVisible(false);
        copied(call, command.engineCurl());
    }

    /// Copies the link to `address`.
    void copyLink(String address) {
        // Only the browser knows the console's host name.
        link.getElement().setAttribute("data-copy-address", address);
    }

    /// Shows the call of the engine's API only if the gateway serves it.
    void showCall(boolean supported) {
        call.setVisible(supported);
    }

    private static void copied(MenuItem item, @Nullable String command) {
        if (command != null) {
            Clipboard.copyOnClick(item, command);
        }
    }
}
