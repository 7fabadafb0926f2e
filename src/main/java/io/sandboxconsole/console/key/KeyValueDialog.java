package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.sandbox.InertText;
import io.sandboxconsole.console.sandbox.Warnings;
import java.util.List;

/// Shows the value of a key, once. No field holds the value, and nothing of it stays when the dialog closes, which
/// takes a word that it was copied.
final class KeyValueDialog extends Dialog {

    private static final String VARIABLE = "OPEN_SANDBOX_API_KEY";

    private final Pre call = new Pre();

    private final Button close = new Button(say("key.value.close"), _ -> close());

    KeyValueDialog(ApiKey key, String value) {
        setHeaderTitle(say("key.value.title", InertText.line(key.name())));
        addClassNames("change-dialog", "key-dialog");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        var copied = new Checkbox(say("key.value.copied"));
        copied.addValueChangeListener(event -> close.setEnabled(event.getValue()));
        close.setEnabled(false);
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Warnings(List.of(say("key.value.once"))), shown(value), use(key, value), copied);
        getFooter().add(close);
        addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                removeAll();
            }
        });
    }

    private static Component shown(String value) {
        var code = new Span(value);
        code.addClassNames("code", "key-value");
        code.getElement().setAttribute("tabindex", "0");
        code.getElement().setAttribute("aria-label", say("key.value.label"));
        code.getElement().setAttribute("role", "textbox");
        code.getElement().setAttribute("aria-readonly", "true");
        var copy = new Button(say("key.value.copy"), VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Clipboard.copyOnClick(copy, value);
        var line = new Div(code, copy);
        line.addClassName("key-value-line");
        return line;
    }

    /// What one types to use it; the value is not on the screen a second time.
    private Component use(ApiKey key, String value) {
        var export = new Pre("export %s=%s…".formatted(VARIABLE, key.lookup()));
        show("");
        UI.getCurrentOrThrow()
                .getPage()
                .fetchCurrentURL(here -> show("%s://%s".formatted(here.getProtocol(), here.getAuthority())));
        var use = new Div(
                new Span(say("key.value.use")),
                command(export, Clipboard.button(say("key.value.export"), "export %s=%s".formatted(VARIABLE, value))),
                command(call));
        use.addClassName("key-use");
        return use;
    }

    private void show(String address) {
        call.setText("curl -H \"OPEN-SANDBOX-API-KEY: $%s\" %s/v1/sandboxes"
                .formatted(VARIABLE, address.isEmpty() ? "https://…" : address));
    }

    private static Div command(Pre text, Component... buttons) {
        text.getElement().setAttribute("tabindex", "0");
        var line = new Div(text);
        line.add(buttons);
        line.addClassName("key-command");
        return line;
    }
}
