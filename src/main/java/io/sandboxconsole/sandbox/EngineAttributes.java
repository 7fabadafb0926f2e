package io.sandboxconsole.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What only some engines tell of a sandbox. Anything may be absent, and every text comes from outside.
///
/// @param name the engine's own name for it, which no other sandbox of the connection has
/// @param machine the sort of machine, in the engine's word, such as `container` or `linux-vm`
/// @param region where it runs
/// @param size what it may use
/// @param lastActivityAt when the engine last saw somebody use it
/// @param intervals what happens to it by itself
/// @param openPorts whether everybody reaches its ports
/// @param recoverable whether the engine can repair it after a failure
/// @param backup how far its backup is, in the engine's word
/// @param lease what a tool that leases machines wrote on it, where it did
public record EngineAttributes(
        @Nullable String name,
        @Nullable String machine,
        @Nullable String region,
        @Nullable Size size,
        @Nullable Instant lastActivityAt,
        Intervals intervals,
        boolean openPorts,
        boolean recoverable,
        @Nullable String backup,
        @Nullable Lease lease) {

    /// The engine tells none of this.
    public static final EngineAttributes NONE =
            new EngineAttributes(null, null, null, null, null, Intervals.NONE, false, false, null, null);

    /// Processors, and memory and disk in GiB; absent where the engine does not say.
    public record Size(
            @Nullable BigDecimal cpu,
            @Nullable BigDecimal memory,
            @Nullable BigDecimal disk,
            @Nullable BigDecimal gpu) {}

    /// The same traits with another lease.
    public EngineAttributes withLease(@Nullable Lease other) {
        return new EngineAttributes(
                name, machine, region, size, lastActivityAt, intervals, openPorts, recoverable, backup, other);
    }
}
