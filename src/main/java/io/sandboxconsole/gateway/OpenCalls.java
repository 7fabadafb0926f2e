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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.AsyncTaskExecutor;
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

    private final AsyncTaskExecutor executor;

    private final Set<OpenCall> open = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ScheduledFuture<?> rounds;

    OpenCalls(
            CallerAuthenticator callerAuthenticator,
            PassThroughSandboxes sandboxes,
            EngineScheduler scheduler,
            AsyncTaskExecutor applicationTaskExecutor) {
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

    /// Decides anew about every open call. Blocks on the engine and the database.
    void round() {
        Map<SandboxId, List<OpenCall>> bySandbox = open.stream().collect(Collectors.groupingBy(call -> call.sandbox));
        List<? extends Future<?>> work = bySandbox.entrySet().stream()
                .map(entry -> executor.submit(() -> decide(entry.getKey(), entry.getValue())))
                .toList();
        for (Future<?> one : work) {
            try {
                one.get();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException failure) {
                log.error("The calls into a sandbox could not be checked.", failure.getCause());
            }
        }
    }

    private void decide(SandboxId sandbox, List<OpenCall> calls) {
        Map<OpenCall, Actor> actors = new HashMap<>();
        for (OpenCall call : calls) {
            try {
                actors.put(
                        call,
                        callerAuthenticator
                                .again(
                                        call.caller.reference(),
                                        call.caller.actor().origin())
                                .actor());
            } catch (ApiError refused) {
                call.cancellation.cancel();
            } catch (DataAccessException away) {
                log.debug("The caller of an open call cannot be checked now.", away);
            }
        }
        if (actors.isEmpty()) {
            return;
        }
        try {
            Set<Actor> permitted = sandboxes.stillInside(new HashSet<>(actors.values()), sandbox);
            actors.forEach((call, actor) -> {
                if (!permitted.contains(actor)) {
                    call.cancellation.cancel();
                }
            });
        } catch (ProviderException away) {
            log.debug("{} cannot be read now, so its open calls stay.", sandbox, away);
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
