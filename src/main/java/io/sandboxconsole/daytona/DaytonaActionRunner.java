package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.lease.DuplicateLeases;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.FreshRead;
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

/// Runs actions on single sandboxes: reads the sandbox first, rejects an action that the server would reject, and reads
/// again where the server's answer leaves the outcome open.
final class DaytonaActionRunner {

    private static final int CONFLICT = 409;

    private final DaytonaSandboxReads reads;

    private final DaytonaActions actions;

    private final DaytonaPreconditions preconditions;

    private final DuplicateLeases duplicates;

    DaytonaActionRunner(DaytonaServer server, DaytonaActions actions) {
        this.reads = server.reads();
        this.actions = actions;
        this.preconditions = server.preconditions();
        this.duplicates = new DuplicateLeases(reads::another);
    }

    /// Runs `action`, unless the sandbox is already in or on its way to the state that the action leads to.
    ///
    /// @param call makes the request for the sandbox as just read
    void run(SandboxId id, SandboxAction action, Consumer<Sandbox> call) {
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
            runAgain(id, action, call, failure);
        }
    }

    /// Reads the sandbox and returns it if `action` is allowed now.
    ///
    /// @throws Conflict naming the obstacle
    Sandbox allowed(SandboxId id, SandboxAction action) {
        return allowed(id, ready(id, action), action);
    }

    private Sandbox allowed(SandboxId id, Optional<Sandbox> now, SandboxAction action) {
        Sandbox sandbox = now.orElseThrow(() -> unknown(id));
        actions.obstacle(sandbox, action).ifPresent(obstacle -> {
            throw preconditions.obstructed(sandbox, obstacle);
        });
        duplicates.problem(sandbox).ifPresent(problem -> {
            throw preconditions.conflict(problem);
        });
        return sandbox;
    }

    static RequestSubject subject(SandboxId id, SandboxAction action) {
        return RequestSubject.changing(
                Message.of("problem.doing.action", action.word()), Message.of("problem.what.sandbox", id.value()));
    }

    private void runAgain(SandboxId id, SandboxAction action, Consumer<Sandbox> call, ProviderException failure) {
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

    /// Reads the sandbox, and once more a little later where only a transition hinders the action.
    private Optional<Sandbox> ready(SandboxId id, SandboxAction action) {
        Optional<Sandbox> now = FreshRead.of(id).or(() -> reads.find(id));
        return now.filter(sandbox -> DaytonaPhase.of(sandbox.state()).passing())
                        .filter(sandbox -> !reached(now, action))
                        .flatMap(sandbox -> actions.obstacle(sandbox, action))
                        .isPresent()
                ? reads.settled(id)
                : now;
    }

    /// Whether the sandbox is gone, like an ephemeral one after a stop.
    private static boolean over(Optional<Sandbox> sandbox) {
        return sandbox.filter(left -> !DaytonaPhase.of(left.state()).over()).isEmpty();
    }

    private Optional<Sandbox> afterwards(SandboxId id, ProviderException failure) {
        try {
            return reads.settled(id);
        } catch (ProviderException alsoFailed) {
            failure.addSuppressed(alsoFailed);
            throw failure;
        }
    }

    /// Whether the sandbox is in, or on its way to, the state that the action leads to.
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
