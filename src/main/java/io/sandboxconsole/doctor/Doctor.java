package io.sandboxconsole.doctor;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Examination;
import io.sandboxconsole.diagnosis.Examination.Part;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.SelfCheck;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.ConnectionChecks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Examines the running console, its dependencies and its connections, for actors who may read about connections.
@Service
public class Doctor {

    private static final Operation LOOK =
            new Operation("examine-connection", Permission.READ_CONNECTIONS, Target.CONSOLE);

    private final Guard guard;

    private final Inventory inventory;

    private final ConnectionChecks connectionChecks;

    private final List<SelfCheck> selfChecks;

    private final Clock clock;

    Doctor(
            Guard guard,
            Inventory inventory,
            ConnectionChecks connectionChecks,
            List<SelfCheck> selfChecks,
            Clock clock) {
        this.guard = guard;
        this.inventory = inventory;
        this.connectionChecks = connectionChecks;
        this.selfChecks = List.copyOf(selfChecks);
        this.clock = clock;
    }

    /// Examines everything. The checks of connections are recorded in the trail, and cached as for the Connections
    /// page.
    ///
    /// @param within the connections that the caller may use at all
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not read about connections
    @Blocking
    public Examination examine(Actor actor, Predicate<ConnectionId> within) {
        guard.check(actor, LOOK);
        List<ConnectionHealth> connections = inventory.health().stream()
                .filter(health -> within.test(health.connection()))
                .toList();
        List<Part> parts = new ArrayList<>(SelfChecks.all(selfChecks));
        parts.addAll(SelfChecks.together(connections.stream()
                .<Callable<Part>>map(health -> () -> connection(actor, health))
                .toList()));
        if (connections.isEmpty()) {
            parts.add(Part.of(Subject.CONNECTION, List.of(ConnectionParts.NONE)));
        }
        return new Examination(clock.instant(), parts);
    }

    /// Examines the console itself and what it depends on besides engines.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` may not read about connections
    @Blocking
    public Examination examineConsole(Actor actor) {
        guard.check(actor, LOOK);
        return new Examination(clock.instant(), SelfChecks.all(selfChecks));
    }

    private Part connection(Actor actor, ConnectionHealth health) {
        var check = connectionChecks.check(actor, health.connection());
        return ConnectionParts.of(
                health.connection(), health.name(), check, Stream.concat(check.findings().stream(), listing(health)));
    }

    /// What the listings show, and no single look at the engine does.
    private static Stream<Finding> listing(ConnectionHealth health) {
        List<Finding> findings = new ArrayList<>();
        if (health.status() == ConnectionHealth.Status.SUSPICIOUS) {
            findings.add(new Finding(
                    Condition.ENGINE_LISTING_SUSPICIOUS,
                    health.message(),
                    Message.of("doctor.listing.suspicious.then")));
        }
        if (health.pace().late()) {
            findings.add(new Finding(
                    Condition.ENGINE_DATA_OLD,
                    Message.of("doctor.listing.old", health.pace().interval().toSeconds()),
                    Message.of("doctor.listing.old.then")));
        }
        if (!health.unreadable().isEmpty()) {
            findings.add(new Finding(
                    Condition.ENGINE_ROWS_UNREADABLE,
                    Message.of("doctor.listing.unreadable", health.unreadable().size()),
                    Message.of("doctor.listing.unreadable.then")));
        }
        return findings.stream();
    }
}
