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
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out what was planned earlier, one sandbox at a time: reads the sandbox afresh, has the plan compared with
/// it, and passes [Guard] like every other change. Each attempt is recorded, also one that is left out; one that the
/// engine puts off is none. It makes two calls, which wait at the connection's [RateLimitGate] like listings; the next
/// listing shows the result. Safe for use by several threads.
@Component
public class PlannedActs {

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

    /// Acts on a sandbox as `actor`.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if the actor may not
    /// @throws ProviderException if the engine fails; an attempt that it limits or that does not reach it is not
    /// recorded unless it was begun
    @Blocking
    public Result perform(Actor actor, SandboxId id, SandboxAction action, Comparison comparison) {
        Optional<Sandbox> found = read(actor, id, action);
        if (found.isEmpty()) {
            guard.failed(actor, operation(id, action), new SandboxNotFound(id));
            return new Result.Gone();
        }
        Sandbox now = found.get();
        var verdict = comparison.of(now);
        switch (verdict) {
            case Verdict.Act act ->
                FreshRead.with(
                        now,
                        () -> RateLimitGate.background(
                                () -> commandExecutor.execute(actor, sandboxes.provider(id), now, act.command())));
            case Verdict.LeaveOut leftOut -> {
                guard.failed(
                        actor,
                        SandboxAccess.operation(action.word(), action.permission(), now),
                        new RequestRefused(
                                leftOut.code(), Message.of("problem.planned.left-out", id.toString(), leftOut.code())));
                return new Result.NotActed(verdict);
            }
            case Verdict.Done _, Verdict.PutOff _ -> {
                return new Result.NotActed(verdict);
            }
        }
        sandboxes.changed(id);
        return new Result.Succeeded();
    }

    /// Returns how long background calls to the connection wait now; zero if they pass.
    public Duration hold(ConnectionId connection) {
        return connections
                .find(connection)
                .flatMap(found -> found.provider().gate())
                .flatMap(RateLimitGate::hold)
                .map(RateLimitGate.Hold::rest)
                .orElse(Duration.ZERO);
    }

    /// Whether the call did not reach the engine, or the engine asked to come later: nothing was done.
    public static boolean putOff(ProviderException failure) {
        return failure instanceof ProviderException.RateLimited
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
