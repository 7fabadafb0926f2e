package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.SandboxId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The news that wait to be written, in order per sandbox. A full queue keeps only the newest of each sandbox, marked
/// as
/// coming after a gap: it never grows beyond the fleet, and never makes its caller wait. Safe for use by several
/// threads.
final class ObservationQueue {

    private final int capacity;

    private final Map<SandboxId, Deque<Observation>> waiting = new LinkedHashMap<>();

    private int size;

    ObservationQueue(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(Observation observation) {
        waiting.computeIfAbsent(observation.id(), _ -> new ArrayDeque<>(1)).addLast(observation);
        size++;
        if (size > Math.max(capacity, 2 * waiting.size())) {
            collapse();
        }
    }

    private void collapse() {
        waiting.replaceAll((_, observations) -> observations.size() == 1
                ? observations
                : new ArrayDeque<>(List.of(observations.getLast().afterGap())));
        size = waiting.size();
    }

    /// Returns all news of the sandboxes that have waited longest, of at most `sandboxes`. They stay in the queue.
    synchronized List<Observation> first(int sandboxes) {
        List<Observation> first = new ArrayList<>();
        waiting.values().stream().limit(sandboxes).forEach(first::addAll);
        return first;
    }

    /// Removes news that are written.
    synchronized void written(List<Observation> observations) {
        for (Observation observation : observations) {
            Deque<Observation> own = waiting.get(observation.id());
            // After a collapse meanwhile the newest stays; it is written again, and makes no difference.
            if (own != null && observation.equals(own.peekFirst())) {
                own.removeFirst();
                size--;
                if (own.isEmpty()) {
                    waiting.remove(observation.id());
                }
            }
        }
    }

    synchronized void clear() {
        waiting.clear();
        size = 0;
    }

    synchronized int size() {
        return size;
    }
}
