package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.provider.FreshRead;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out what was planned earlier, one sandbox at a time: reads the sandbox afresh, has the plan compared with
/// it, and passes [Guard] like every other change. Each attempt is recorded, also one that is left out; one that the
/// engine puts off before it was begun is none, and one that it refuses for its rate afterwards stays the same attempt.
/// It makes two calls, for which the connection's [RateLimitGate] has to have [Room]; the next listing shows the
/// result. Safe for use by several threads.
@Component
public class PlannedActs {

    /// The code of an attempt that found in its middle that nothing was left to do.
    public static final String DONE = "already-done";

    /// The code of an attempt that found in its middle that it was no longer wanted.
    public static final String PUT_OFF = "put-off";

    /// The calls of an act: a read, and the change.
    private static final int CALLS = 2;

    /// How long until the next look for room that calls underway may leave when they end.
    private static final Duration SOON = Duration.ofMillis(10);

    /// How often an attempt waits for the engine's rate limit.
    private static final int MOST_REFUSALS = 5;

    /// The wait for an engine that names none.
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private final Connections connections;

    private final EngineSandboxes sandboxes;

    private final Guard guard;

    private final CommandExecutor commandExecutor;

    PlannedActs(Connections connections, EngineSandboxes sandboxes, Guard guard, CommandExecutor commandExecutor) {
        this.connections = connections;
        this.sandboxes = sandboxes;
        this.guard = guard;
        this.commandExecutor = commandExecutor;
    }

    /// Compares a plan with a sandbox as it is now.
    @FunctionalInterface
    public interface Comparison {

        Verdict of(Sandbox now);
    }

    /// What is to be done with a sandbox.
    public sealed interface Verdict {

        record Act(SandboxCommand command) implements Verdict {}

        /// Nothing is left to do.
        record Done() implements Verdict {}

        /// It is left out.
        ///
        /// @param code a stable word
        record LeaveOut(String code, @Nullable String detail) implements Verdict {}

        /// Nothing is done for now, and nothing recorded.
        record PutOff() implements Verdict {}
    }

    /// How it ended.
    public sealed interface Result {

        record Succeeded() implements Result {}

        /// The engine no longer has the sandbox.
        record Gone() implements Result {}

        /// As the comparison said.
        record NotActed(Verdict verdict) implements Result {}
    }

    /// Waits for the rate limit of the engine in the middle of an attempt.
    @FunctionalInterface
    public interface Patience {

        /// Waits, and returns whether that time is over and the act is still wanted.
        boolean waited(Duration asked);
    }

    /// The room for the calls of one act, until it is closed.
    ///
    /// @param after how long until the next look for it; zero if it is there
    /// @param permit absent where the engine tells of no limits
    public record Room(Duration after, RateLimitGate.@Nullable Permit permit) implements AutoCloseable {

        /// Room at an engine without limits.
        public static final Room FREE = new Room(Duration.ZERO, null);

        /// Runs an act in it.
        public <T> T run(Supplier<T> act) {
            return permit == null ? act.get() : permit.run(act);
        }

        @Override
        public void close() {
            if (permit != null) {
                permit.close();
            }
        }
    }

    /// Acts on a sandbox as `actor`. Blocks, also for as long as `patience` does.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if the actor may not
    /// @throws ProviderException if the engine fails; an attempt that it limits or that does not reach it is not
    /// recorded unless it was begun
    @Blocking
    public Result perform(Actor actor, SandboxId id, SandboxAction action, Comparison comparison, Patience patience) {
        Optional<Sandbox> found = read(actor, id, action);
        if (found.isEmpty()) {
            guard.failed(actor, operation(id, action), new SandboxNotFound(id));
            return new Result.Gone();
        }
        Sandbox now = found.get();
        var verdict = comparison.of(now);
        return switch (verdict) {
            case Verdict.Act act -> {
                var result = new Attempt(now, act.command(), comparison, patience).by(actor);
                sandboxes.changed(id);
                yield result;
            }
            case Verdict.LeaveOut leftOut -> {
                guard.failed(
                        actor,
                        SandboxAccess.operation(action.word(), action.permission(), now),
                        refusal(id, leftOut.code()));
                yield new Result.NotActed(verdict);
            }
            case Verdict.Done _, Verdict.PutOff _ -> new Result.NotActed(verdict);
        };
    }

    /// One attempt: an intent and an outcome, however often the engine asks to wait in between. Then the sandbox is
    /// read and compared again.
    private final class Attempt {

        private final SandboxId id;

        private final Comparison comparison;

        private final Patience patience;

        private Sandbox now;

        private SandboxCommand command;

        private Result result = new Result.Succeeded();

        Attempt(Sandbox now, SandboxCommand command, Comparison comparison, Patience patience) {
            this.id = now.id();
            this.now = now;
            this.command = command;
            this.comparison = comparison;
            this.patience = patience;
        }

        Result by(Actor actor) {
            try {
                commandExecutor.attempt(actor, sandboxes.provider(id), now, command, this::calls);
            } catch (SandboxNotFound | RequestRefused ended) {
                if (result instanceof Result.Succeeded) {
                    throw ended;
                }
            }
            return result;
        }

        private void calls(BiConsumer<Sandbox, SandboxCommand> call) {
            boolean made = false;
            for (int refusals = 0; !made; refusals++) {
                try {
                    if (refusals > 0) {
                        compareAgain();
                    }
                    FreshRead.with(
                            now,
                            () -> RateLimitGate.background(() -> {
                                call.accept(now, command);
                                return now;
                            }));
                    made = true;
                } catch (RateLimited refusal) {
                    Duration asked = Objects.requireNonNullElse(refusal.retryAfter(), USUAL_WAIT);
                    if (refusals == MOST_REFUSALS || !patience.waited(asked)) {
                        throw refusal;
                    }
                }
            }
        }

        private void compareAgain() {
            Optional<Sandbox> found = RateLimitGate.background(() -> sandboxes.follow(id));
            if (found.isEmpty()) {
                result = new Result.Gone();
                throw new SandboxNotFound(id);
            }
            now = found.get();
            var verdict = comparison.of(now);
            switch (verdict) {
                case Verdict.Act act -> command = act.command();
                case Verdict.LeaveOut leftOut -> leave(verdict, leftOut.code());
                case Verdict.Done _ -> leave(verdict, DONE);
                case Verdict.PutOff _ -> leave(verdict, PUT_OFF);
            }
        }

        private void leave(Verdict verdict, String code) {
            result = new Result.NotActed(verdict);
            throw refusal(id, code);
        }
    }

    /// Asks for the room for one act at the connection. Makes no call, and does not wait.
    public Room room(ConnectionId connection) {
        Optional<RateLimitGate> gate = gate(connection);
        if (gate.isEmpty()) {
            return Room.FREE;
        }
        return gate.get()
                .admit(CALLS)
                .map(permit -> new Room(Duration.ZERO, permit))
                .orElseGet(() ->
                        new Room(gate.get().hold().map(RateLimitGate.Hold::rest).orElse(SOON), null));
    }

    /// Returns how long the engine itself asks to make no call; zero if it does not.
    public Duration asked(ConnectionId connection) {
        return gate(connection)
                .flatMap(RateLimitGate::asked)
                .map(RateLimitGate.Hold::rest)
                .orElse(Duration.ZERO);
    }

    /// Returns how long background calls to the connection wait now; zero if they pass.
    public Duration hold(ConnectionId connection) {
        return gate(connection)
                .flatMap(RateLimitGate::hold)
                .map(RateLimitGate.Hold::rest)
                .orElse(Duration.ZERO);
    }

    private Optional<RateLimitGate> gate(ConnectionId connection) {
        return connections.find(connection).flatMap(found -> found.provider().gate());
    }

    private static RequestRefused refusal(SandboxId id, String code) {
        return new RequestRefused(code, Message.of("problem.planned.left-out", id.toString(), code));
    }

    /// Whether the call did not reach the engine, or the engine asked to come later: nothing was done.
    public static boolean putOff(ProviderException failure) {
        return failure instanceof RateLimited
                || (failure instanceof ProviderException.Unavailable away
                        && away.answer().status() == 0
                        && !away.unclear());
    }

    private Optional<Sandbox> read(Actor actor, SandboxId id, SandboxAction action) {
        try {
            return RateLimitGate.background(() -> sandboxes.follow(id));
        } catch (ProviderException failure) {
            if (!putOff(failure)) {
                guard.failed(actor, operation(id, action), failure);
            }
            throw failure;
        } catch (SandboxNotFound noConnection) {
            return Optional.empty();
        }
    }

    /// No decision was made yet, so no permission is named.
    private static Operation operation(SandboxId id, SandboxAction action) {
        return new Operation(
                action.word(),
                Permission.VIEW_SANDBOX,
                new Target(id.connection().value(), id.value(), null, null, null));
    }
}
