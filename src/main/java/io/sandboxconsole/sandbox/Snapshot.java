package io.sandboxconsole.sandbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A snapshot of a sandbox, which outlives it. `state` is the engine's own word, such as `Creating` or `Ready`.
///
/// @param sandbox its origin; absent where the engine does not report it
/// @param createdAt absent where the engine states none
/// @param shared whether the engine offers it to all users, because it holds no user's work
public record Snapshot(
        String id,
        @Nullable SandboxId sandbox,
        @Nullable String name,
        String state,
        @Nullable String message,
        @Nullable Instant createdAt,
        boolean shared) {

    /// A snapshot of a known sandbox.
    public Snapshot(
            String id,
            SandboxId sandbox,
            @Nullable String name,
            String state,
            @Nullable String message,
            @Nullable Instant createdAt) {
        this(id, sandbox, name, state, message, createdAt, false);
    }

    /// Sorts snapshots; those without a time come last.
    public static List<Snapshot> newestFirst(Stream<Snapshot> snapshots) {
        return snapshots
                .sorted(Comparator.comparing(
                        Snapshot::createdAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder())))
                .toList();
    }

    /// The same snapshot, of this sandbox.
    public Snapshot of(SandboxId sandbox) {
        return new Snapshot(id, sandbox, name, state, message, createdAt, shared);
    }

    /// The same snapshot, offered to all users.
    public Snapshot sharedWithAll() {
        return new Snapshot(id, sandbox, name, state, message, createdAt, true);
    }
}
