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

/// The sandboxes whose creators nobody has proven yet, and when to ask for each again: a few times with growing pauses,
/// because logs lag behind, and then not any more. Safe for use by several threads.
final class UnattributedSandboxes {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

    /// Whoever was created a moment ago may be about to be written down by ourselves.
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private final Map<SandboxId, Asking> open = new HashMap<>();

    private record Asking(Sandbox sandbox, int times, Instant next) {}

    /// Takes note of a sandbox that has come into sight.
    synchronized void added(Sandbox sandbox, Instant now) {
        if (worthAsking(sandbox.creator())) {
            boolean young = sandbox.createdAt().isAfter(now.minus(YOUNG));
            open.putIfAbsent(sandbox.id(), new Asking(sandbox, 0, young ? now.plus(YOUNG) : now));
        }
    }

    synchronized void changed(Sandbox sandbox) {
        open.computeIfPresent(
                sandbox.id(),
                (_, asking) -> worthAsking(sandbox.creator()) ? new Asking(sandbox, asking.times, asking.next) : null);
    }

    synchronized void removed(SandboxId id) {
        open.remove(id);
    }

    synchronized Optional<Instant> next() {
        return open.values().stream().map(Asking::next).min(Comparator.naturalOrder());
    }

    /// Those that are to be asked for by now, the newest first.
    synchronized List<Sandbox> due(Instant now, int most) {
        return open.values().stream()
                .filter(asking -> !asking.next.isAfter(now))
                .map(Asking::sandbox)
                .sorted(Comparator.comparing(Sandbox::createdAt).reversed())
                .limit(most)
                .toList();
    }

    /// Nobody could say who created these, or not with which key; they are asked for again later, or given up.
    synchronized void unanswered(List<SandboxId> ids, Instant now) {
        for (SandboxId id : ids) {
            open.computeIfPresent(
                    id,
                    (_, asking) -> asking.times == PAUSES.size()
                            ? null
                            : new Asking(asking.sandbox, asking.times + 1, now.plus(PAUSES.get(asking.times))));
        }
    }

    /// Nobody has said, or only its metadata has, or the log named a key that could not be looked up.
    private static boolean worthAsking(Creator creator) {
        return creator.evidence().compareTo(Evidence.ENGINE_AUDIT_LOG) > 0
                || (creator instanceof Creator.EnginePrincipal principal
                        && principal.identity().unnamed());
    }
}
