package io.sandboxconsole.console.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import org.jspecify.annotations.Nullable;

/// Opens a panel. The panel is built on opening and released on closing: a list has a dozen of them, and each would
/// cost memory on the server for as long as the list is open.
public abstract class PanelButton extends Button {

    private static final String EXPANDED = "aria-expanded";

    /// The panel is removed before it could return the focus; a click elsewhere keeps the focus there. A browser that
    /// is busy removes it after this runs.
    private static final String AFTER_CLOSING = """
            this.removeAttribute('aria-controls');
            const take = () => {
                if (!document.activeElement || document.activeElement === document.body) {
                    this.focus();
                }
            };
            take();
            requestAnimationFrame(() => setTimeout(take));""";

    private final Panel shape;

    private @Nullable Popover panel;

    /// Shape of a panel.
    ///
    /// @param label its accessible name
    /// @param width is known before the content, so that the panel opens to the side where it has room
    public record Panel(String label, String width, PopoverPosition position) {}

    protected PanelButton(String text, Icon icon, Panel shape) {
        super(text, icon);
        this.shape = shape;
        addThemeVariants(ButtonVariant.LUMO_SMALL);
        getElement().setAttribute("aria-haspopup", "dialog");
        getElement().setAttribute(EXPANDED, "false");
        addClickListener(_ -> open());
    }

    /// Builds the panel's content, anew for each opening.
    protected abstract Component content();

    public final boolean isOpen() {
        return panel != null;
    }

    final void open() {
        if (panel != null) {
            return;
        }
        var opened = new Popover(content());
        opened.setWidth(shape.width());
        opened.setPosition(shape.position());
        opened.setModal(true);
        opened.setAutofocus(true);
        opened.setAriaLabel(shape.label());
        // The click that opens it has happened already.
        opened.setOpenOnClick(false);
        opened.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                forget(opened);
            }
        });
        opened.setTarget(this);
        opened.open();
        panel = opened;
        getElement().setAttribute(EXPANDED, "true");
    }

    public final void close() {
        if (panel != null) {
            panel.close();
        }
    }

    private void forget(Popover closed) {
        closed.setTarget(null);
        closed.removeFromParent();
        panel = null;
        getElement().setAttribute(EXPANDED, "false");
        getElement().executeJs(AFTER_CLOSING);
    }
}
