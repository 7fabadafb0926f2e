package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.lease.DuplicateLeases;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Takes actions on single sandboxes: reads the sandbox first, refuses what the server would refuse, and looks again
/// where the server's answer leaves open what has become of it.
final class DaytonaActionRunner {

    private static final int CONFLICT = 409;

    private final DaytonaSandboxReads looks;

    private final DaytonaActions actions;

    private final DaytonaPreconditions refusals;

    private final DuplicateLeases twins;

    DaytonaActionRunner(DaytonaServer server, DaytonaActions actions) {
        this.looks = server.looks();
        this.actions = actions;
        this.refusals = server.refusals();
        this.twins = new DuplicateLeases(looks::another);
    }

    /// Takes `action`, unless the sandbox already is or goes where the action leads.
    ///
    /// @param call makes the request for the sandbox as it has just been read
    void take(SandboxId id, SandboxAction action, Consumer<Sandbox> call) {
        Optional<Sandbox> before = ready(id, action);
        if (reached(before, action)) {
            return;
        }
        Sandbox sandbox = allowed(id, before, action);
        try {
            call.accept(sandbox);
        } catch (Unsupported failure) {
            actions.remember(action, failure);
            throw failure;
        } catch (Conflict | Unavailable | TimedOut failure) {
            takeAgain(id, action, call, failure);
        }
    }

    /// The sandbox as it is now, where it may be subject to `action`.
    ///
    /// @throws Conflict saying what stands in the way
    Sandbox allowed(SandboxId id, SandboxAction action) {
        return allowed(id, ready(id, action), action);
    }

    private Sandbox allowed(SandboxId id, Optional<Sandbox> now, SandboxAction action) {
        Sandbox sandbox = now.orElseThrow(() -> unknown(id));
        actions.obstacle(sandbox, action).ifPresent(obstacle -> {
            throw refusals.obstructed(sandbox, obstacle);
        });
        twins.problem(sandbox).ifPresent(problem -> {
            throw refusals.conflict(problem);
        });
        return sandbox;
    }

    static RequestSubject subject(SandboxId id, SandboxAction action) {
        return RequestSubject.changing(
                Message.of("problem.doing.action", action.word()), Message.of("problem.what.sandbox", id.value()));
    }

    private void takeAgain(SandboxId id, SandboxAction action, Consumer<Sandbox> call, ProviderException failure) {
        Optional<Sandbox> now = afterwards(id, failure);
        if (reached(now, action) || (action == SandboxAction.STOP && over(now))) {
            return;
        }
        Sandbox sandbox = now.orElseThrow(() -> failure);
        if (failure.answer().status() != CONFLICT
                || actions.obstacle(sandbox, action).isPresent()) {
            throw failure;
        }
        call.accept(sandbox);
    }

    /// The sandbox now, or, where only its way to another state is what hinders the action, a little later.
    private Optional<Sandbox> ready(SandboxId id, SandboxAction action) {
        Optional<Sandbox> now = looks.find(id);
        return now.filter(sandbox -> DaytonaPhase.of(sandbox.state()).passing())
                        .filter(sandbox -> !reached(now, action))
                        .flatMap(sandbox -> actions.obstacle(sandbox, action))
                        .isPresent()
                ? looks.settled(id)
                : now;
    }

    /// Whether nothing is left of it, as of an ephemeral sandbox that has been stopped.
    private static boolean over(Optional<Sandbox> sandbox) {
        return sandbox.filter(left -> !DaytonaPhase.of(left.state()).over()).isEmpty();
    }

    private Optional<Sandbox> afterwards(SandboxId id, ProviderException failure) {
        try {
            return looks.settled(id);
        } catch (ProviderException alsoFailed) {
            failure.addSuppressed(alsoFailed);
            throw failure;
        }
    }

    /// Whether the sandbox is, or is on its way to, where the action leads.
    private static boolean reached(Optional<Sandbox> sandbox, SandboxAction action) {
        String word = sandbox.map(Sandbox::state).map(state -> state.word()).orElse("");
        return switch (action) {
            case START -> Set.of("started", "starting", "restoring").contains(word);
            case RESUME -> Set.of("started", "starting", "resuming").contains(word);
            case STOP -> Set.of("stopped", "stopping").contains(word);
            case PAUSE -> Set.of("paused", "pausing").contains(word);
            case ARCHIVE -> Set.of("archived", "archiving").contains(word);
            case RECOVER -> word.equals("restoring");
            case DELETE -> over(sandbox);
            case RENEW,
                    TOUCH,
                    EDIT_METADATA,
                    SNAPSHOT,
                    OPEN_SSH,
                    CLOSE_SSH,
                    SET_INTERVALS,
                    SET_OPEN_PORTS,
                    RESIZE,
                    FORK,
                    BACKUP -> false;
        };
    }

    private NotFound unknown(SandboxId id) {
        return new NotFound(
                id.connection(), Message.of("problem.what.sandbox", id.value()), ProviderException.Answer.NONE);
    }
}
