package io.sandboxconsole.console.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.i18n.SafeText;
import java.util.function.IntConsumer;

/// Heads a pane beside a list: a title, the buttons for the previous and next line of the list, and one to close.
/// The title takes the focus, so that a screen reader begins there.
public final class PaneHeader extends Div {

    private final H2 title = new H2();

    /// The labels of the buttons.
    public record Labels(String previous, String next, String close) {}

    /// Creates a header without a title yet.
    ///
    /// @param onStep receives by how many lines to move down
    /// @param tools stand before these buttons
    public PaneHeader(Labels labels, IntConsumer onStep, Runnable onClose, Component... tools) {
        addClassName("details-header");
        title.getElement().setAttribute("tabindex", "-1");
        var buttons = new HorizontalLayout(tools);
        buttons.add(
                button(VaadinIcon.CHEVRON_UP, labels.previous(), "previous", () -> onStep.accept(-1)),
                button(VaadinIcon.CHEVRON_DOWN, labels.next(), "next", () -> onStep.accept(1)),
                button(VaadinIcon.CLOSE_SMALL, labels.close(), "close", onClose));
        buttons.setSpacing(false);
        var line = new HorizontalLayout(Alignment.START, title, buttons);
        line.expand(title);
        add(line);
    }

    /// Shows a title; the whole of a long one is in the hint.
    public void show(String text) {
        String shortened = SafeText.shortened(text);
        title.setText(shortened);
        if (shortened.equals(text)) {
            title.getElement().removeAttribute("title");
        } else {
            title.setTitle(text);
        }
    }

    /// Gives the title the focus.
    public void focusTitle() {
        title.getElement().executeJs("requestAnimationFrame(() => this.focus())");
    }

    private static Button button(VaadinIcon icon, String label, String shortcut, Runnable onClick) {
        var button = new Button(icon.create(), _ -> onClick.run());
        button.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.getElement().setAttribute("data-shortcut", shortcut);
        return button;
    }
}
