package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/// Copies text in the browser, within the click itself, because browsers allow it only then. The text is sent to the
/// browser at once: it must not be a secret that the person may not see.
public final class Clipboard {

    private Clipboard() {}

    /// Makes a click on `component` copy `text`.
    public static void copyOnClick(Component component, String text) {
        component.getElement().setAttribute("data-copy", text);
    }

    /// A small button that copies `text`; its label names the text as `subject`.
    public static Button button(String subject, String text) {
        var button = new Button(VaadinIcon.COPY_O.create());
        button.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(text("shell.copy", subject));
        button.setTooltipText(text("shell.copy", subject));
        copyOnClick(button, text);
        return button;
    }
}
