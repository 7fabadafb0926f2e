package io.sandboxconsole.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The content of a set of labels, such as Crabbox's, on a sandbox: a machine that a person's tool leases for a while.
/// Claims, not facts: each person who may label the sandbox could have written them.
///
/// @param id the lease's own id, such as `cbx_0123456789ab`; absent unless the labels make a lease
/// @param owner the person a coordinator leased it to; direct leases have none
/// @param keep whether it stays after the work is done
/// @param state the tool's own word for its state, in lower case
/// @param expiresAt by the labels alone, which may be out of date
/// @param lifetime the maximum lifetime
/// @param idle the maximum idle time
/// @param pond the group it belongs to
/// @param flaws faults of the labels, and contradictions to them
/// @param unreadable times and durations that cannot be parsed, as written, by their labels
/// @param tool the holder's commands
public record Lease(
        Kind kind,
        @Nullable String id,
        @Nullable String slug,
        @Nullable String owner,
        boolean keep,
        @Nullable String state,
        @Nullable Instant createdAt,
        @Nullable Instant touchedAt,
        @Nullable Instant expiresAt,
        @Nullable Duration lifetime,
        @Nullable Duration idle,
        @Nullable String pond,
        Set<String> capabilities,
        @Nullable String ports,
        @Nullable String workRoot,
        List<Flaw> flaws,
        Map<String, String> unreadable,
        Tool tool) {

    public Lease {
        capabilities = Set.copyOf(capabilities);
        flaws = List.copyOf(flaws);
        unreadable = Map.copyOf(unreadable);
    }

    /// Two commands of the tool that leases sandboxes, each with `%s` for the lease's name.
    ///
    /// @param stop may delete the sandbox: a tool need not know another way to stop a lease
    public record Tool(String ssh, String stop) {}

    /// The kind of lease that the labels describe.
    public enum Kind {
        /// A person's command line holds it.
        DIRECT,
        /// A coordinator holds it, and frees it.
        BROKERED,
        /// Not a lease: it exists only until a snapshot of it has been taken.
        BUILDER,
        /// Some labels of a lease are present, but they do not form one.
        DAMAGED
    }

    /// A fault in a lease's labels.
    public enum Flaw {
        DAMAGED_LABELS,
        /// Another live sandbox bears the same lease id, so the id does not identify either.
        AMBIGUOUS,
        /// The engine's intervals are those of the other kind of lease.
        CONTRADICTED
    }

    /// Whether the labels form a lease.
    public boolean valid() {
        return kind == Kind.DIRECT || kind == Kind.BROKERED;
    }

    public boolean ambiguous() {
        return flaws.contains(Flaw.AMBIGUOUS);
    }

    /// The same lease, marked as sharing its id with another live sandbox.
    public Lease asAmbiguous() {
        List<Flaw> more = Stream.concat(flaws.stream(), Stream.of(Flaw.AMBIGUOUS))
                .distinct()
                .toList();
        return new Lease(
                kind,
                id,
                slug,
                owner,
                keep,
                state,
                createdAt,
                touchedAt,
                expiresAt,
                lifetime,
                idle,
                pond,
                capabilities,
                ports,
                workRoot,
                more,
                unreadable,
                tool);
    }
}
