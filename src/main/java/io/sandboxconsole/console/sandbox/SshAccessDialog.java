package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SshAccess;
import java.util.List;

/// Shows the way into a sandbox by SSH, once.
final class SshAccessDialog extends SecretDialog {

    SshAccessDialog(Sandbox sandbox, SshAccess access) {
        super(say("dialog.ssh.access-title", sandbox.title()), say("dialog.ssh.copied"));
        var end = new Paragraph(
                new Span(say("dialog.ssh.until") + " "),
                new TimeText(access.expiresAt(), TimeText.Show.FULL),
                new Span(" · "),
                new TimeText(access.expiresAt(), TimeText.Show.UNTIL));
        add(
                new Warnings(List.of(say("dialog.ssh.once"))),
                shown(access.command(), say("dialog.ssh.command"), say("dialog.ssh.copy")),
                end);
    }
}
