package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.dialog.SecretDialog;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SshAccess;
import java.util.List;

/// Shows the SSH command for a sandbox, once.
final class SshAccessDialog extends SecretDialog {

    SshAccessDialog(Sandbox sandbox, SshAccess access) {
        super(text("dialog.ssh.access-title", sandbox.title()), text("dialog.ssh.copied"));
        var end = new Paragraph(
                new Span(text("dialog.ssh.until") + " "),
                new TimeText(access.expiresAt(), TimeText.Show.FULL),
                new Span(" · "),
                new TimeText(access.expiresAt(), TimeText.Show.UNTIL));
        add(
                new Warnings(List.of(text("dialog.ssh.once"))),
                shown(access.command(), text("dialog.ssh.command"), text("dialog.ssh.copy")),
                end);
    }
}
