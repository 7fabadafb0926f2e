package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Clipboard;

/// Shows a secret, once. No field holds it, and closing removes it; the dialog closes only after the person has
/// confirmed having copied it.
@StyleSheet("styles/dialogs.css")
@StyleSheet("styles/keys.css")
public abstract class SecretDialog extends Dialog {

    /// @param copied the confirmation to tick before the dialog closes
    protected SecretDialog(String title, String copied) {
        setHeaderTitle(title);
        addClassName("change-dialog");
        setWidth("min(38rem, 96vw)");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        var close = new Button(text("key.value.close"), _ -> close());
        close.setEnabled(false);
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var confirmation = new Checkbox(copied);
        confirmation.addValueChangeListener(event -> close.setEnabled(event.getValue()));
        getFooter().add(confirmation, close);
        addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                removeAll();
            }
        });
    }

    /// The secret itself with a button that copies it.
    protected static Component shown(String secret, String label, String copyLabel) {
        var code = new Span(secret);
        code.addClassNames("code", "key-value");
        code.getElement().setAttribute("tabindex", "0");
        code.getElement().setAttribute("aria-label", label);
        code.getElement().setAttribute("role", "textbox");
        code.getElement().setAttribute("aria-readonly", "true");
        var copy = new Button(copyLabel, VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Clipboard.copyOnClick(copy, secret);
        var line = new Div(code, copy);
        line.addClassName("key-value-line");
        return line;
    }
}
