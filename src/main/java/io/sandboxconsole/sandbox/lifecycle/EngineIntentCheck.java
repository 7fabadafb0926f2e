package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.IntentCheck;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Looks at the sandbox of an attempt: at whether it is there, at its state, and at the values that the attempt was to
/// replace. What leaves no trace in a sandbox, it cannot tell.
@Component
class EngineIntentCheck implements IntentCheck {

    private final Connections connections;

    EngineIntentCheck(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Finding check(Intent intent) {
        Optional<SandboxAction> action = Arrays.stream(SandboxAction.values())
                .filter(each -> each.word().equals(intent.action()))
                .findFirst();
        if (action.isEmpty() || intent.connection() == null || intent.target() == null) {
            return Finding.UNTOLD;
        }
        var id = new SandboxId(new ConnectionId(intent.connection()), intent.target());
        return connections
                .find(id.connection())
                .map(connection -> look(connection, id, action.get(), intent))
                .orElse(Finding.UNTOLD);
    }

    private static Finding look(Connection connection, SandboxId id, SandboxAction action, Intent intent) {
        Optional<Sandbox> now;
        try {
            now = RateLimitGate.background(() -> connection.provider().find(id));
        } catch (ProviderException unanswered) {
            return Finding.SILENT;
        }
        if (action == SandboxAction.DELETE) {
            return now.filter(sandbox -> !ended(sandbox)).isEmpty() ? Finding.DONE : Finding.NOT_DONE;
        }
        return now.map(sandbox -> found(sandbox, action, intent)).orElse(Finding.UNTOLD);
    }

    private static boolean ended(Sandbox sandbox) {
        return sandbox.state().kind() == Kind.TERMINATED || sandbox.state().kind() == Kind.STOPPING;
    }

    private static Finding found(Sandbox sandbox, SandboxAction action, Intent intent) {
        return switch (action) {
            case PAUSE -> state(sandbox, Set.of(Kind.PAUSED, Kind.PAUSING), Set.of(Kind.RUNNING));
            case RESUME -> state(sandbox, Set.of(Kind.RUNNING, Kind.RESUMING), Set.of(Kind.PAUSED));
            case START -> state(sandbox, Set.of(Kind.RUNNING, Kind.PENDING), Set.of(Kind.STOPPED));
            case STOP -> state(sandbox, Set.of(Kind.STOPPED, Kind.STOPPING), Set.of(Kind.RUNNING, Kind.PAUSED));
            case RECOVER -> state(sandbox, Set.of(Kind.RUNNING, Kind.PENDING, Kind.STOPPED), Set.of(Kind.FAILED));
            case RENEW, EDIT_METADATA, SET_INTERVALS, SET_OPEN_PORTS, RESIZE ->
                values(SandboxFields.of(sandbox), intent);
            case TOUCH, SNAPSHOT, OPEN_SSH, CLOSE_SSH, FORK, BACKUP, ARCHIVE, DELETE -> Finding.UNTOLD;
        };
    }

    private static Finding state(Sandbox sandbox, Set<Kind> after, Set<Kind> before) {
        Kind now = sandbox.state().kind();
        return after.contains(now) ? Finding.DONE : before.contains(now) ? Finding.NOT_DONE : Finding.UNTOLD;
    }

    private static Finding values(Map<String, String> now, Intent intent) {
        if (intent.changes().isEmpty()) {
            return Finding.UNTOLD;
        }
        return intent.changes().isDone(now)
                ? Finding.DONE
                : intent.changes().isNotDone(now) ? Finding.NOT_DONE : Finding.UNTOLD;
    }
}
