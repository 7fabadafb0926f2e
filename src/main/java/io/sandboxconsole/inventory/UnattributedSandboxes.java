package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tracks the sandboxes without a proven creator, and when to look each up again: a few times with growing delays,
/// because audit logs lag behind, and then not any more. Safe for use by several threads.
final class UnattributedSandboxes {

    private static final List<Duration> DELAYS =
            List.of(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

    /// The age below which our own record of a creation may not be written yet.
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private final Map<SandboxId, Lookup> open = new HashMap<>();

    private record Lookup(Sandbox sandbox, int times, Instant next) {}

    /// Tracks a sandbox that has appeared.
    synchronized void added(Sandbox sandbox, Instant now) {
        if (worthLookingUp(sandbox.creator())) {
            boolean young = sandbox.createdAt() != null && sandbox.createdAt().isAfter(now.minus(YOUNG));
            open.putIfAbsent(sandbox.id(), new Lookup(sandbox, 0, young ? now.plus(YOUNG) : now));
        }
    }

    synchronized void changed(Sandbox sandbox) {
        open.computeIfPresent(
                sandbox.id(),
                (_, lookup) ->
                        worthLookingUp(sandbox.creator()) ? new Lookup(sandbox, lookup.times, lookup.next) : null);
    }

    synchronized void removed(SandboxId id) {
        open.remove(id);
    }

    synchronized Optional<Instant> next() {
        return open.values().stream().map(Lookup::next).min(Comparator.naturalOrder());
    }

    /// Returns at most `limit` sandboxes whose lookups are due by `now`, the newest first.
    synchronized List<Sandbox> due(Instant now, int limit) {
        return open.values().stream()
                .filter(lookup -> !lookup.next.isAfter(now))
                .map(Lookup::sandbox)
                .sorted(Comparator.comparing(
                        Sandbox::createdAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder())))
                .limit(limit)
                .toList();
    }

    /// Schedules the next lookup of sandboxes whose creator or its key stayed unknown, or gives them up.
    synchronized void unanswered(List<SandboxId> ids, Instant now) {
        for (SandboxId id : ids) {
            open.computeIfPresent(
                    id,
                    (_, lookup) -> lookup.times == DELAYS.size()
                            ? null
                            : new Lookup(lookup.sandbox, lookup.times + 1, now.plus(DELAYS.get(lookup.times))));
        }
    }

    /// Returns whether the creator is unknown, or known only from metadata, or a key without a known name.
    private static boolean worthLookingUp(Creator creator) {
        return creator.evidence().compareTo(Evidence.ENGINE_AUDIT_LOG) > 0
                || (creator instanceof Creator.EnginePrincipal principal
                        && principal.identity().unnamed());
    }
}
