package io.sandboxconsole.console.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import tools.jackson.databind.node.ObjectNode;

/// A button that opens a menu. Its items are made when it opens: most pages are left without a look at them.
abstract class MenuButton extends Button {

    private final ContextMenu menu = new ContextMenu() {
        @Override
        protected boolean onBeforeOpenMenu(ObjectNode detail) {
            removeAll();
            addItems(this, detail);
            return super.onBeforeOpenMenu(detail);
        }
    };

    MenuButton() {
        addClassName("menu-button");
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        menu.setTarget(this);
        getElement().setAttribute("aria-haspopup", "menu");
        getElement().setAttribute("aria-expanded", "false");
        menu.addOpenedChangeListener(
                event -> getElement().setAttribute("aria-expanded", String.valueOf(event.isOpened())));
    }

    /// Fills the menu that is about to open.
    ///
    /// @param detail what the button’s `getContextMenuBeforeOpenDetail` in the browser tells
    abstract void addItems(ContextMenu menu, ObjectNode detail);
}
