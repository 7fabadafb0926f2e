package io.sandboxconsole.gateway;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.passthrough.PassThroughSandboxes;
import io.sandboxconsole.sandbox.provider.Cancellation;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Tracks the open calls into sandboxes, and decides every few seconds anew whether their callers may still make them:
/// a stream or a WebSocket lives for hours, and must not outlive the key, the right or the sandbox.
///
/// The sandbox is read once a round for all of its calls. While the engine or the database does not answer, calls stay
/// open.
@Component
class OpenCalls implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OpenCalls.class);

    private static final Duration ROUND = Duration.ofSeconds(5);

    private final CallerAuthenticator callerAuthenticator;

    private final PassThroughSandboxes sandboxes;

    private final EngineScheduler scheduler;

    private final TaskExecutor executor;

    private final Set<OpenCall> open = ConcurrentHashMap.newKeySet();

    /// The sandboxes that an earlier round still decides about.
    private final Set<SandboxId> deciding = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ScheduledFuture<?> rounds;

    OpenCalls(
            CallerAuthenticator callerAuthenticator,
            PassThroughSandboxes sandboxes,
            EngineScheduler scheduler,
            TaskExecutor applicationTaskExecutor) {
        this.callerAuthenticator = callerAuthenticator;
        this.sandboxes = sandboxes;
        this.scheduler = scheduler;
        this.executor = applicationTaskExecutor;
    }

    /// An open call; closing it ends its tracking, not the call.
    final class OpenCall implements AutoCloseable {

        private final Caller caller;

        private final SandboxId sandbox;

        private final Cancellation cancellation = new Cancellation();

        private OpenCall(Caller caller, SandboxId sandbox) {
            this.caller = caller;
            this.sandbox = sandbox;
        }

        Cancellation cancellation() {
            return cancellation;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    /// Begins to track a call of `caller` into `sandbox`.
    OpenCall begin(Caller caller, SandboxId sandbox) {
        var call = new OpenCall(caller, sandbox);
        open.add(call);
        return call;
    }

    /// Decides anew about every open call: about the callers at once, and about the sandboxes on threads of their own,
    /// so that an engine that does not answer delays only the decisions about its own. Blocks on the database.
    void round() {
        Map<SandboxId, Map<OpenCall, Actor>> bySandbox = new HashMap<>();
        for (OpenCall call : open) {
            actor(call)
                    .ifPresent(actor -> bySandbox
                            .computeIfAbsent(call.sandbox, _ -> new HashMap<>())
                            .put(call, actor));
        }
        bySandbox.forEach((sandbox, actors) -> {
            if (deciding.add(sandbox)) {
                executor.execute(() -> decide(sandbox, actors));
            }
        });
    }

    /// Returns the caller with the present rights; empty if they lost their credential, which ends the call, or while
    /// that cannot be known.
    private Optional<Actor> actor(OpenCall call) {
        try {
            var origin = call.caller.actor().origin();
            return Optional.of(
                    callerAuthenticator.again(call.caller.reference(), origin).actor());
        } catch (ApiError refused) {
            call.cancellation.cancel();
        } catch (DataAccessException away) {
            log.debug("The caller of an open call cannot be checked now.", away);
        }
        return Optional.empty();
    }

    private void decide(SandboxId sandbox, Map<OpenCall, Actor> actors) {
        try {
            Set<Actor> permitted = sandboxes.stillInside(new HashSet<>(actors.values()), sandbox);
            actors.forEach((call, actor) -> {
                if (!permitted.contains(actor)) {
                    call.cancellation.cancel();
                }
            });
        } catch (ProviderException away) {
            log.debug("{} cannot be read now, so its open calls stay.", sandbox, away);
        } catch (RuntimeException failure) {
            log.error("The open calls into {} could not be checked.", sandbox, failure);
        } finally {
            deciding.remove(sandbox);
        }
    }

    @Override
    public void start() {
        rounds = scheduler.tasks().scheduleWithFixedDelay(this::round, ROUND);
    }

    /// Ends all calls: the web server waits for them when it closes, and its closing comes after this one.
    @Override
    public void stop() {
        @Nullable ScheduledFuture<?> running = rounds;
        if (running != null) {
            running.cancel(false);
        }
        rounds = null;
        open.forEach(call -> call.cancellation.cancel());
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }
}
