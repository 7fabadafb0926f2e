package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.dialog.SecretDialog;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.i18n.SafeText;
import java.util.List;

/// Shows the value of a key, once, with the commands that use it.
final class KeyValueDialog extends SecretDialog {

    private static final String VARIABLE = "OPEN_SANDBOX_API_KEY";

    private final Pre call = new Pre();

    KeyValueDialog(ApiKey key, String value) {
        super(text("key.value.title", SafeText.line(key.name())), text("key.value.copied"));
        add(
                new Warnings(List.of(text("key.value.once"))),
                shown(value, text("key.value.label"), text("key.value.copy")),
                use(key, value));
    }

    /// The commands that use the key; they do not show the value a second time.
    private Component use(ApiKey key, String value) {
        var export = new Pre("export %s=%s…".formatted(VARIABLE, key.lookup()));
        show("");
        UI.getCurrentOrThrow()
                .getPage()
                .fetchCurrentURL(here -> show("%s://%s".formatted(here.getProtocol(), here.getAuthority())));
        return new Stack(
                new Paragraph(text("key.value.use")),
                command(export, Clipboard.button(text("key.value.export"), "export %s=%s".formatted(VARIABLE, value))),
                command(call));
    }

    private void show(String address) {
        call.setText("curl -H \"OPEN-SANDBOX-API-KEY: $%s\" %s/v1/sandboxes"
                .formatted(VARIABLE, address.isEmpty() ? "https://…" : address));
    }

    private static HorizontalLayout command(Pre text, Component... buttons) {
        text.getElement().setAttribute("tabindex", "0");
        var line = new HorizontalLayout(Alignment.CENTER, text);
        line.add(buttons);
        return line;
    }
}
