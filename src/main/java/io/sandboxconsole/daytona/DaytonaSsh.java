package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens SSH access to sandboxes. The token is in the returned access and nowhere else.
final class DaytonaSsh {

    private static final Duration LONGEST = Duration.ofDays(1);

    /// The user and host; the rest of the server's command is ignored.
    private static final Pattern TARGET = Pattern.compile("(?<=\\s)\\w[\\w.~-]*@[\\w\\[][\\w.:\\[\\]-]*(?=\\s|$)");

    private static final Pattern PORT = Pattern.compile("(?<=\\s)-p\\s*([0-9]{1,5})(?=\\s|$)");

    private final DaytonaServer server;

    private final DaytonaActionRunner runner;

    DaytonaSsh(DaytonaServer server, DaytonaActionRunner runner) {
        this.server = server;
        this.runner = runner;
    }

    /// Opens an access, which ends every earlier one. A request whose answer is lost is not repeated.
    SshAccess open(SandboxId id, Duration life) {
        if (life.compareTo(Duration.ofMinutes(1)) < 0 || life.compareTo(LONGEST) > 0) {
            server.preconditions().require(Map.of("minutes", Message.of("problem.daytona.ssh-life")));
        }
        runner.allowed(id, SandboxAction.OPEN_SSH);
        DaytonaApi.SshAccess opened = server.calls()
                .once(
                        DaytonaActionRunner.subject(id, SandboxAction.OPEN_SSH),
                        api -> api.openSsh(id.value(), life.toMinutes()),
                        Function.identity());
        return access(opened).orElseThrow(() -> useless(id));
    }

    /// Rebuilds the command from its validated parts, so that it is safe to paste into a terminal.
    private static Optional<SshAccess> access(DaytonaApi.SshAccess wire) {
        String command = " " + (wire.sshCommand() == null ? "" : wire.sshCommand());
        Matcher target = TARGET.matcher(command);
        if (wire.expiresAt() == null || !target.find()) {
            return Optional.empty();
        }
        Matcher port = PORT.matcher(command);
        String way = port.find() ? "ssh -p " + port.group(1) + " " : "ssh ";
        return Optional.of(new SshAccess(way + target.group(), wire.expiresAt()));
    }

    /// An access without a command to show must not stay open.
    private ProviderException useless(SandboxId id) {
        server.calls().send(DaytonaActionRunner.subject(id, SandboxAction.CLOSE_SSH), api -> api.closeSsh(id.value()));
        return server.preconditions().conflict(Message.of("problem.daytona.ssh-command"));
    }
}
