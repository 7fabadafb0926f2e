package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.sandbox.SandboxId;

/// Menu to copy a sandbox's id, the URL of its details, and the API call that reads it.
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
        call = choices.addItem(text("details.copy.curl"));
        call.setVisible(false);
        Clipboard.copyOnClick(call, curl(id));
    }

    /// Copies the link to `address`.
    void copyLink(String address) {
        // Only the browser knows the console's host name.
        link.getElement().setAttribute("data-copy-address", address);
    }

    /// Shows the API call only if the engine supports it.
    void showCall(boolean supported) {
        call.setVisible(supported);
    }

    /// URL and key stay variables: the engine's address may be reachable for the console only, and no user has its key.
    static String curl(SandboxId id) {
        return "curl -H \"OPEN-SANDBOX-API-KEY: $OPENSANDBOX_API_KEY\" \"$OPENSANDBOX_URL/v1/sandboxes/%s\""
                .formatted(SandboxDetails.encoded(id.value()));
    }
}
