package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A pool of sandboxes that the engine keeps ready; the counts are absent while the engine does not report them.
public record Pool(
        String name,
        Capacity capacity,
        @Nullable Integer total,
        @Nullable Integer allocated,
        @Nullable Integer available,
        @Nullable Instant createdAt) {

    /// The number of sandboxes that a pool keeps ready, and its size limits.
    public record Capacity(int bufferMinimum, int bufferMaximum, int poolMinimum, int poolMaximum) {}
}
