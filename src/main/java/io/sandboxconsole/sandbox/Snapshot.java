package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A snapshot of a sandbox, which outlives it. `state` is the engine's own word, such as `Creating` or `Ready`.
public record Snapshot(
        String id,
        SandboxId sandbox,
        @Nullable String name,
        String state,
        @Nullable String message,
        Instant createdAt) {}
