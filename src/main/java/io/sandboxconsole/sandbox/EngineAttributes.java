package io.sandboxconsole.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Attributes of a sandbox that only some engines report. Each may be absent, and every text comes from outside.
///
/// @param name the engine's own name for it, unique within the connection
/// @param machine the kind of machine, in the engine's word, such as `container` or `linux-vm`
/// @param region the region it runs in
/// @param size the resources it may use
/// @param lastActivityAt when the engine last saw activity
/// @param intervals after which the engine acts on it by itself
/// @param openPorts whether its ports are public
/// @param recoverable whether the engine can repair it after a failure
/// @param backup the progress of its backup, in the engine's word
/// @param lease the labels of a tool that leases machines, where there are any
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

    /// No attribute reported.
    public static final EngineAttributes NONE =
            new EngineAttributes(null, null, null, null, null, Intervals.NONE, false, false, null, null);

    /// Processors, and memory and disk in GiB; absent where the engine does not say.
    public record Size(
            @Nullable BigDecimal cpu,
            @Nullable BigDecimal memory,
            @Nullable BigDecimal disk,
            @Nullable BigDecimal gpu) {}

    /// The same attributes with another lease.
    public EngineAttributes withLease(@Nullable Lease other) {
        return new EngineAttributes(
                name, machine, region, size, lastActivityAt, intervals, openPorts, recoverable, backup, other);
    }
}
