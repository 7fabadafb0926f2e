package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records since when a sandbox is in its state, for engines that do not tell: since the inventory saw the change, if
/// the state before had been seen shortly before. Used by one thread.
final class StateTimes {

    /// The largest error of a recorded time.
    static final Duration RECENT = Duration.ofMinutes(2);

    private final Map<ConnectionId, Instant> listed = new HashMap<>();

    /// When a sandbox was read alone, since the last listing.
    private final Map<SandboxId, Instant> read = new HashMap<>();

    void listed(ConnectionId connection, Instant now) {
        listed.put(connection, now);
        read.keySet().removeIf(id -> id.connection().equals(connection));
    }

    void read(SandboxId id, Instant now) {
        read.put(id, now);
    }

    /// Returns the sandbox with the time of its last change of state, where that is known.
    ///
    /// @param earlier the sandbox as known until now
    Sandbox completed(Sandbox sandbox, @Nullable Sandbox earlier, Instant now) {
        if (earlier == null || sandbox.status().lastTransitionAt() != null) {
            return sandbox;
        }
        Instant since = earlier.state().equals(sandbox.state())
                ? earlier.status().lastTransitionAt()
                : recent(sandbox.id(), now) ? now : null;
        return since == null ? sandbox : sandbox.since(since);
    }

    /// Returns when a known sandbox was last seen.
    Optional<Instant> lastSeen(SandboxId id) {
        return Optional.ofNullable(read.getOrDefault(id, listed.get(id.connection())));
    }

    private boolean recent(SandboxId id, Instant now) {
        return lastSeen(id).filter(seen -> !seen.isBefore(now.minus(RECENT))).isPresent();
    }
}
