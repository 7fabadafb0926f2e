package io.sandboxconsole.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a set of labels, such as Crabbox's, says of a sandbox: a machine that a person's tool leases for a while.
/// Claims, not facts: each person who may label the sandbox could have written them.
///
/// @param id the lease's own id, such as `cbx_0123456789ab`; absent unless the labels make a lease
/// @param owner whom a coordinator leased it to; direct leases have none
/// @param keep whether it shall stay when the work is done
/// @param state the tool's own word for its state, in lower case
/// @param expiresAt by the labels alone, which nobody may have written since
/// @param lifetime the longest life
/// @param idle how long it may be idle
/// @param pond the group it belongs to
/// @param flaws what is wrong with the labels, and what contradicts them
/// @param unreadable the times and lengths of time that are none, as they were written, by their labels
/// @param tool what its holder uses
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

    /// What the labels make of the sandbox.
    public enum Kind {
        /// A person's command line holds it.
        DIRECT,
        /// A coordinator holds it, and frees it.
        BROKERED,
        /// Not a lease: it only lives until a snapshot has been taken of it.
        BUILDER,
        /// Some labels of a lease are there, but they do not make one.
        DAMAGED
    }

    /// What is wrong with a lease's labels.
    public enum Flaw {
        DAMAGED_LABELS,
        /// Another live sandbox bears the same lease's id, so nobody can tell which of them is meant.
        AMBIGUOUS,
        /// The engine's intervals are those of the other kind of lease.
        CONTRADICTED
    }

    /// Whether the labels make a lease.
    public boolean valid() {
        return kind == Kind.DIRECT || kind == Kind.BROKERED;
    }

    public boolean ambiguous() {
        return flaws.contains(Flaw.AMBIGUOUS);
    }

    /// The same lease, whose id another live sandbox bears too.
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
