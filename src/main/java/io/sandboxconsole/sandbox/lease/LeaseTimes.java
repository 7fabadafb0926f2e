package io.sandboxconsole.sandbox.lease;

import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Interprets the times of a leased sandbox at one moment. The labels alone do not suffice: a direct lease is seldom
/// touched while it works, and the labels of a brokered one are never rewritten.
final class LeaseTimes {

    /// The idle time allowed where the labels state none.
    private static final Duration USUAL_IDLE = Duration.ofMinutes(30);

    private final Lease lease;

    private final Sandbox sandbox;

    private final Instant now;

    LeaseTimes(Lease lease, Sandbox sandbox, Instant now) {
        this.lease = lease;
        this.sandbox = sandbox;
        this.now = now;
    }

    /// The time since the last use, by labels and engine.
    Optional<Duration> idleFor() {
        return Stream.of(Optional.ofNullable(lease.touchedAt()), Optional.ofNullable(lastActivity()))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(last -> last.isAfter(now) ? Duration.ZERO : Duration.between(last, now));
    }

    /// Whether the engine saw use of it within the allowed idle time.
    boolean recentlyActive() {
        Duration idle = lease.idle() == null ? USUAL_IDLE : lease.idle();
        Instant last = lastActivity();
        return last != null && !last.plus(idle).isBefore(now);
    }

    /// Whether its time has passed. For a brokered lease this is only a hint, because its coordinator may have extended
    /// it.
    boolean overdue() {
        if (sandbox.state().kind() == SandboxState.Kind.TERMINATED) {
            return false;
        }
        return switch (lease.kind()) {
            case DIRECT -> past(lease.expiresAt()) && !recentlyActive();
            case BROKERED -> past(longest());
            case BUILDER, DAMAGED -> false;
        };
    }

    LeaseDeadline deadline() {
        Instant expiry = lease.expiresAt();
        if (expiry == null) {
            String raw = lease.unreadable().get("expires_at");
            return new LeaseDeadline(
                    raw == null ? LeaseDeadline.Kind.UNSTATED : LeaseDeadline.Kind.UNREADABLE, null, raw);
        }
        if (lease.kind() == Lease.Kind.BROKERED) {
            return new LeaseDeadline(LeaseDeadline.Kind.INITIAL, expiry, null);
        }
        return new LeaseDeadline(past(expiry) ? passed() : LeaseDeadline.Kind.AHEAD, expiry, null);
    }

    private LeaseDeadline.Kind passed() {
        if (overdue()) {
            return LeaseDeadline.Kind.OVERDUE;
        }
        return recentlyActive() ? LeaseDeadline.Kind.PASSED_IN_USE : LeaseDeadline.Kind.PASSED;
    }

    private @Nullable Instant longest() {
        Instant created = lease.createdAt() == null ? sandbox.createdAt() : lease.createdAt();
        return lease.lifetime() == null || created == null ? null : created.plus(lease.lifetime());
    }

    private boolean past(@Nullable Instant time) {
        return time != null && now.isAfter(time);
    }

    private @Nullable Instant lastActivity() {
        return sandbox.attributes().lastActivityAt();
    }
}
