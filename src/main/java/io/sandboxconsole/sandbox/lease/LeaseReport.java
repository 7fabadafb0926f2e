package io.sandboxconsole.sandbox.lease;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A lease's state at one moment, complete for display.
///
/// @param mode the kind of lease, in few words
/// @param idleFor the time since the last use; absent where unknown
/// @param flags most severe first
/// @param cleanup the outcome of Crabbox's own rule
/// @param commands commands for its holder; absent where the lease or its name is in doubt
public record LeaseReport(
        Lease lease,
        Message mode,
        @Nullable Duration idleFor,
        LeaseDeadline deadline,
        List<LeaseFlag> flags,
        LeaseCleanup cleanup,
        @Nullable Commands commands) {

    /// A name that is safe to type unquoted. Any other could act in a shell.
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    public LeaseReport {
        flags = List.copyOf(flags);
    }

    /// Two commands of the lease's tool.
    ///
    /// @param stop may delete the sandbox: a tool need not know another way to stop a lease
    public record Commands(String ssh, String stop) {

        private static Commands of(Lease.Tool tool, String slug) {
            return new Commands(tool.ssh().formatted(slug), tool.stop().formatted(slug));
        }
    }

    /// The report on `sandbox` as a lease; empty when it is none.
    public static Optional<LeaseReport> of(Sandbox sandbox, Instant now) {
        return Optional.ofNullable(sandbox.attributes().lease()).map(lease -> of(lease, sandbox, now));
    }

    private static LeaseReport of(Lease lease, Sandbox sandbox, Instant now) {
        var times = new LeaseTimes(lease, sandbox, now);
        return new LeaseReport(
                lease,
                mode(lease),
                times.idleFor().orElse(null),
                times.deadline(),
                flags(lease, sandbox.attributes(), times.overdue()),
                LeaseCleanup.of(sandbox, now),
                commands(lease));
    }

    private static Message mode(Lease lease) {
        return switch (lease.kind()) {
            case DIRECT -> Message.of("lease.mode.direct");
            case BROKERED -> Message.of("lease.mode.brokered");
            case BUILDER -> Message.of("lease.mode.builder");
            case DAMAGED -> Message.of("lease.mode.damaged");
        };
    }

    private static List<LeaseFlag> flags(Lease lease, EngineAttributes attributes, boolean overdue) {
        Map<LeaseFlag, Boolean> flags = new EnumMap<>(LeaseFlag.class);
        flags.put(LeaseFlag.DAMAGED, lease.flaws().contains(Lease.Flaw.DAMAGED_LABELS));
        flags.put(LeaseFlag.AMBIGUOUS, lease.ambiguous());
        flags.put(LeaseFlag.CONTRADICTED, lease.flaws().contains(Lease.Flaw.CONTRADICTED));
        flags.put(LeaseFlag.OVERDUE, overdue);
        flags.put(LeaseFlag.NEVER_STOPS, attributes.intervals().neverStops());
        flags.put(LeaseFlag.PUBLIC_PORTS, attributes.openPorts());
        flags.put(LeaseFlag.KEPT, lease.keep());
        flags.values().removeIf(raised -> !raised);
        return List.copyOf(flags.keySet());
    }

    private static @Nullable Commands commands(Lease lease) {
        boolean identified = lease.valid() && !lease.ambiguous();
        return identified && lease.slug() != null && SLUG.matcher(lease.slug()).matches()
                ? Commands.of(lease.tool(), lease.slug())
                : null;
    }
}
