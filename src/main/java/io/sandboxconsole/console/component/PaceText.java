package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.sandbox.provider.RateLimitGate.Limit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Says in words why the data of a connection that is up is older than usual, and why its listings wait.
public final class PaceText {

    private PaceText() {}

    /// The sentence about data that is late; null while it is not.
    public static @Nullable String late(ConnectionHealth health) {
        return health.pace().late()
                ? text("connections.late.why", seconds(health.pace().interval()))
                : null;
    }

    /// The sentence about listings that wait for the engine's rate limit; null while they do not.
    public static @Nullable String held(ConnectionHealth health) {
        var hold = health.pace().hold();
        if (hold == null) {
            return null;
        }
        Limit limit = hold.limit();
        if (limit == null || limit.remaining() == null) {
            return text("connections.held.asked");
        }
        return limit.name().isEmpty()
                ? text("connections.held.unnamed", limit.remaining(), limit.limit())
                : text("connections.held", limit.name(), limit.remaining(), limit.limit());
    }

    /// Whole seconds, rounded up, so that a wait never reads as over.
    private static long seconds(Duration duration) {
        return Math.max(1, Math.ceilDiv(duration.toMillis(), 1_000));
    }
}
