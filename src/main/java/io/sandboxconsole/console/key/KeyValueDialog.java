package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.console.command.CommandBlocks;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.dialog.SecretDialog;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.i18n.SafeText;
import java.util.List;

/// Shows the value of a key, once, with the commands that use it.
final class KeyValueDialog extends SecretDialog {

    /// The first is read by the command line and the commands below, the second by OpenSandbox's clients.
    private static final String EXPORT = "export SANDBOX_CONSOLE_KEY=%1$s OPEN_SANDBOX_API_KEY=%1$s";

    private final Pre address = new Pre();

    KeyValueDialog(ApiKey key, String value) {
        super(text("key.value.title", SafeText.line(key.name())), text("key.value.copied"));
        add(
                new Warnings(List.of(text("key.value.once"))),
                shown(value, text("key.value.label"), text("key.value.copy")),
                use(key, value));
    }

    /// The commands that use the key; they do not show the value a second time.
    private Component use(ApiKey key, String value) {
        var export = new Pre(EXPORT.formatted(key.lookup() + "…"));
        show("");
        UI.getCurrentOrThrow()
                .getPage()
                .fetchCurrentURL(here -> show("%s://%s".formatted(here.getProtocol(), here.getAuthority())));
        return new Stack(
                new Paragraph(text("key.value.use")),
                command(export, Clipboard.button(text("key.value.export"), EXPORT.formatted(value))),
                command(address),
                new CommandBlocks(FleetCommands.list("", "", null), true));
    }

    private void show(String here) {
        address.setText("export SANDBOX_CONSOLE_URL=" + (here.isEmpty() ? "https://…" : here));
    }

    private static HorizontalLayout command(Pre text, Component... buttons) {
        text.getElement().setAttribute("tabindex", "0");
        var line = new HorizontalLayout(Alignment.CENTER, text);
        line.add(buttons);
        return line;
    }
}
