package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.provider.http.MalformedAnswer;
import io.sandboxconsole.sandbox.provider.http.Members;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// Opens ways into sandboxes by SSH. The token is in the returned access and nowhere else.
final class DaytonaSsh {

    private static final Duration LONGEST = Duration.ofDays(1);

    /// What a person may paste into a terminal without a second look.
    private static final Pattern COMMAND =
            Pattern.compile("ssh( -p [0-9]{1,5})? [\\w.~-]+@[\\w.:\\[\\]-]+( -p [0-9]{1,5})?");

    private final DaytonaServer server;

    private final DaytonaAttempts attempts;

    DaytonaSsh(DaytonaServer server, DaytonaAttempts attempts) {
        this.server = server;
        this.attempts = attempts;
    }

    /// Ends every earlier access. A request whose answer is lost is not repeated.
    SshAccess open(SandboxId id, Duration life) {
        if (life.compareTo(Duration.ofMinutes(1)) < 0 || life.compareTo(LONGEST) > 0) {
            server.refusals().require(Map.of("minutes", Phrase.of("problem.daytona.ssh-life")));
        }
        attempts.allowed(id, SandboxAction.OPEN_SSH);
        return server.calls()
                .once(
                        DaytonaAttempts.subject(id, SandboxAction.OPEN_SSH),
                        api -> api.openSsh(id.value(), life.toMinutes()),
                        DaytonaSsh::access);
    }

    private static SshAccess access(DaytonaApi.SshAccess wire) {
        String command = wire.sshCommand() == null ? "" : wire.sshCommand().strip();
        if (!COMMAND.matcher(command).matches()) {
            throw new MalformedAnswer(Phrase.of("problem.daytona.ssh-command"));
        }
        return new SshAccess(command, Members.required(wire.expiresAt(), Phrase.of("problem.daytona.ssh-end")));
    }
}
