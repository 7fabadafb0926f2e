package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Severity;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Checks connections for actors who may read about them, and records each check in the audit trail. Caches the
/// outcome, so that several people do not multiply the calls.
@Service
public class ConnectionChecks {

    private static final Logger log = LoggerFactory.getLogger(ConnectionChecks.class);

    private static final Duration KEPT = Duration.ofMinutes(1);

    /// Long enough for simultaneous requests, and no longer: the engine may be under repair.
    private static final Duration FAILURE_KEPT = Duration.ofSeconds(5);

    private final Guard guard;

    private final Connections connections;

    private final Clock clock;

    private final Map<ConnectionId, Memory> memories = new ConcurrentHashMap<>();

    ConnectionChecks(Guard guard, Connections connections, Clock clock) {
        this.guard = guard;
        this.connections = connections;
        this.clock = clock;
    }

    /// The latest check of one connection.
    private static final class Memory {

        private final ReentrantLock lock = new ReentrantLock();

        private volatile @Nullable ConnectionCheck latest;

        private Set<Finding> missing = Set.of();
    }

    /// Whether `actor` may check connections.
    public boolean permitted(Actor actor) {
        return guard.allows(actor, operation(null));
    }

    /// Requires that `actor` may read about the connection.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if not
    @Blocking
    public void require(Actor actor, ConnectionId connection) {
        guard.check(actor, operation(connection));
    }

    /// The latest outcome, however old. Makes no call.
    public Optional<ConnectionCheck> latest(Actor actor, ConnectionId connection) {
        return permitted(actor) ? Optional.ofNullable(memory(connection).latest) : Optional.empty();
    }

    /// Checks the connection, unless its outcome is still cached: a report for a minute, a failure for five seconds.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not read about connections
    @Blocking
    public ConnectionCheck check(Actor actor, ConnectionId connection) {
        guard.check(actor, operation(connection));
        Memory memory = memory(connection);
        memory.lock.lock();
        try {
            ConnectionCheck latest = memory.latest;
            if (latest == null || expired(latest)) {
                latest = read(actor, connection, memory);
                memory.latest = latest;
            }
            return latest;
        } finally {
            memory.lock.unlock();
        }
    }

    private boolean expired(ConnectionCheck check) {
        Duration kept = switch (check) {
            case ConnectionCheck.Reported _ -> KEPT;
            case ConnectionCheck.Failed _ -> FAILURE_KEPT;
        };
        return !check.at().plus(kept).isAfter(clock.instant());
    }

    private ConnectionCheck read(Actor actor, ConnectionId id, Memory memory) {
        Connection connection = connections.require(id);
        try {
            EngineReport report = guard.call(actor, operation(id), connection.provider()::inspect);
            warn(id, report, memory);
            return new ConnectionCheck.Reported(report, clock.instant());
        } catch (ProviderException failure) {
            return new ConnectionCheck.Failed(failure, clock.instant());
        }
    }

    /// Logs findings that are newly missing.
    private static void warn(ConnectionId id, EngineReport report, Memory memory) {
        Set<Finding> missing = report.findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.MISSING) >= 0)
                .collect(Collectors.toUnmodifiableSet());
        missing.stream()
                .filter(finding -> !memory.missing.contains(finding))
                .forEach(finding -> log.warn(
                        "[{}] The connection “{}” lacks something: {}", finding.condition(), id, finding.sentence()));
        memory.missing = missing;
    }

    private Memory memory(ConnectionId connection) {
        return memories.computeIfAbsent(connection, _ -> new Memory());
    }

    private static Operation operation(@Nullable ConnectionId connection) {
        String id = connection == null ? null : connection.value();
        return new Operation("examine-connection", Permission.READ_CONNECTIONS, new Target(id, null, null, null, null));
    }
}
