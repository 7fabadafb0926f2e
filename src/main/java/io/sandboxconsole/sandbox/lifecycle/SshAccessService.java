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

/// Gets a way into a sandbox by SSH. One that is stopped is started and waited for first; both are one attempt in the
/// trail, which never holds the way in itself.
@Component
class SshAccessService {

    /// How long a sandbox may take to run.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Guard guard;

    private final EngineSandboxes live;

    private final Sleeper sleeper;

    private final Clock clock;

    SshAccessService(Guard guard, EngineSandboxes live, Sleeper sleeper, Clock clock) {
        this.guard = guard;
        this.live = live;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    /// @param progress hears what is being done, on the calling thread
    SshAccess open(Actor actor, Sandbox sandbox, Duration life, Consumer<Message> progress) {
        var action = SandboxAction.OPEN_SSH;
        var provider = live.provider(sandbox.id());
        if (sandbox.state().kind() == SandboxState.Kind.STOPPED) {
            // To start it is a change of its own, which not everybody may make who may see secrets.
            guard.check(
                    actor, new Operation(action.word(), Permission.CHANGE_SANDBOX, CommandExecutor.target(sandbox)));
        }
        return guard.call(
                actor, new Operation(action.word(), action.permission(), CommandExecutor.target(sandbox)), () -> {
                    refuseOddLife(sandbox.id(), life);
                    // A state that nobody has foreseen is the engine's to refuse.
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
        var end = clock.instant().plus(PATIENCE);
        progress.accept(Message.of("action.ssh.waiting"));
        for (var wait = observe(id); wait.isPositive(); wait = observe(id)) {
            if (clock.instant().plus(wait).isAfter(end)) {
                throw refusal(id, Message.of("action.ssh.not-started", PATIENCE.toMinutes()));
            }
            sleeper.await(wait);
        }
    }

    /// How long to wait until the next look; not at all once the sandbox runs. An engine that cannot be asked right now
    /// has not said no.
    private Duration observe(SandboxId id) {
        try {
            return runs(live.read(id)) ? Duration.ZERO : BETWEEN_LOOKS;
        } catch (RateLimited limited) {
            var asked = Objects.requireNonNullElse(limited.retryAfter(), BETWEEN_LOOKS);
            return asked.compareTo(BETWEEN_LOOKS) > 0 ? asked : BETWEEN_LOOKS;
        } catch (Unavailable | TimedOut passing) {
            return BETWEEN_LOOKS;
        }
    }

    /// Whether the sandbox can be entered now; false while it may get there by itself or by being started.
    private static boolean runs(Sandbox sandbox) {
        return switch (sandbox.state().kind()) {
            case RUNNING -> true;
            case PENDING, RESUMING, STOPPED, OTHER -> false;
            case FAILED -> throw refusal(sandbox.id(), Message.of("action.ssh.failed"));
            case PAUSING, PAUSED, STOPPING, TERMINATED ->
                throw refusal(sandbox.id(), Message.of("action.ssh.not-running"));
        };
    }

    private static void refuseOddLife(SandboxId id, Duration life) {
        if (!life.isPositive() || life.toSecondsPart() != 0 || life.compareTo(LONGEST_LIFE) > 0) {
            var problem = Message.of("action.ssh.life", String.valueOf(LONGEST_LIFE.toMinutes()));
            throw new ProviderException.Invalid(
                    id.connection(), problem, List.of(new FieldError("life", problem)), Answer.NONE);
        }
    }

    private static ProviderException.Conflict refusal(SandboxId id, Message reason) {
        return new ProviderException.Conflict(id.connection(), reason, Answer.NONE);
    }
}
