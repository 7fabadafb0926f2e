package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Issues SSH access to a sandbox. Starts a stopped one first and waits for it; both are one attempt in the audit
/// trail, which never holds the access itself.
@Component
class SshAccessService {

    /// The maximum time for a sandbox to start.
    static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private static final Duration READ_INTERVAL = Duration.ofSeconds(2);

    private final Guard guard;

    private final EngineSandboxes sandboxes;

    private final Sleeper sleeper;

    private final Clock clock;

    SshAccessService(Guard guard, EngineSandboxes sandboxes, Sleeper sleeper, Clock clock) {
        this.guard = guard;
        this.sandboxes = sandboxes;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    /// @param progress receives each step, on the calling thread
    SshAccess open(Actor actor, Sandbox sandbox, Duration life, Consumer<Message> progress) {
        var action = SandboxAction.OPEN_SSH;
        var provider = sandboxes.provider(sandbox.id());
        if (sandbox.state().kind() == SandboxState.Kind.STOPPED) {
            // The start is a change of its own, which not every actor may make who may see secrets.
            guard.check(
                    actor, new Operation(action.word(), Permission.CHANGE_SANDBOX, CommandExecutor.target(sandbox)));
        }
        return guard.call(
                actor, new Operation(action.word(), action.permission(), CommandExecutor.target(sandbox)), () -> {
                    refuseOddLife(sandbox.id(), life);
                    // An unknown state is for the engine to reject.
                    if (sandbox.state().kind() != SandboxState.Kind.OTHER && !runs(sandbox)) {
                        start(provider, sandbox, progress);
                        await(sandbox.id(), progress);
                    }
                    progress.accept(Message.of("action.ssh.opening"));
                    return provider.openSsh(sandbox.id(), life);
                });
    }

    private static void start(SandboxProvider provider, Sandbox sandbox, Consumer<Message> progress) {
        if (sandbox.state().kind() == SandboxState.Kind.STOPPED) {
            progress.accept(Message.of("action.ssh.starting"));
            provider.change(sandbox.id(), new SandboxCommand.Simple(SandboxAction.START));
        }
    }

    private void await(SandboxId id, Consumer<Message> progress) {
        var end = clock.instant().plus(START_TIMEOUT);
        progress.accept(Message.of("action.ssh.waiting"));
        for (var wait = observe(id); wait.isPositive(); wait = observe(id)) {
            if (clock.instant().plus(wait).isAfter(end)) {
                throw conflict(id, Message.of("action.ssh.not-started", START_TIMEOUT.toMinutes()));
            }
            sleeper.await(wait);
        }
    }

    /// The time until the next read; zero once the sandbox runs. An engine that is unavailable at the moment has not
    /// refused.
    private Duration observe(SandboxId id) {
        try {
            return runs(sandboxes.read(id)) ? Duration.ZERO : READ_INTERVAL;
        } catch (RateLimited limited) {
            var asked = Objects.requireNonNullElse(limited.retryAfter(), READ_INTERVAL);
            return asked.compareTo(READ_INTERVAL) > 0 ? asked : READ_INTERVAL;
        } catch (Unavailable | TimedOut passing) {
            return READ_INTERVAL;
        }
    }

    /// Whether SSH access is possible now; false while it may become so by itself or by a start.
    private static boolean runs(Sandbox sandbox) {
        return switch (sandbox.state().kind()) {
            case RUNNING -> true;
            case PENDING, RESUMING, STOPPED, OTHER -> false;
            case FAILED -> throw conflict(sandbox.id(), Message.of("action.ssh.failed"));
            case PAUSING, PAUSED, STOPPING, TERMINATED ->
                throw conflict(sandbox.id(), Message.of("action.ssh.not-running"));
        };
    }

    private static void refuseOddLife(SandboxId id, Duration life) {
        if (!life.isPositive() || life.toSecondsPart() != 0 || life.compareTo(LONGEST_LIFE) > 0) {
            var problem = Message.of("action.ssh.life", String.valueOf(LONGEST_LIFE.toMinutes()));
            throw new ProviderException.Invalid(
                    id.connection(), problem, List.of(new FieldError("life", problem)), Answer.NONE);
        }
    }

    private static ProviderException.Conflict conflict(SandboxId id, Message reason) {
        return new ProviderException.Conflict(id.connection(), reason, Answer.NONE);
    }
}
