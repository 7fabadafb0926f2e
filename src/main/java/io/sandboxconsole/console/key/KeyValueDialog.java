package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.sandbox.SecretDialog;
import io.sandboxconsole.console.sandbox.Warnings;
import io.sandboxconsole.words.SafeText;
import java.util.List;

/// Shows the value of a key, once, and how it is used.
final class KeyValueDialog extends SecretDialog {

    private static final String VARIABLE = "OPEN_SANDBOX_API_KEY";

    private final Pre call = new Pre();

    KeyValueDialog(ApiKey key, String value) {
        super(say("key.value.title", SafeText.line(key.name())), say("key.value.copied"));
        add(
                new Warnings(List.of(say("key.value.once"))),
                shown(value, say("key.value.label"), say("key.value.copy")),
                use(key, value));
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
