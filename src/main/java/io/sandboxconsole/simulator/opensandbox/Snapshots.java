package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.ErrorReply;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Stores the snapshots of one engine, which outlive their sandboxes.
final class Snapshots {

    private final Map<String, Snapshot> byId = new ConcurrentHashMap<>();

    void put(Snapshot snapshot) {
        byId.put(snapshot.id(), snapshot);
    }

    void change(String id, UnaryOperator<Snapshot> change) {
        byId.computeIfPresent(id, (key, snapshot) -> change.apply(snapshot));
    }

    Optional<Snapshot> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Returns the snapshot, or throws the engine's error for an unknown one.
    Snapshot get(String id) {
        return find(id).orElseThrow(
                        () -> new ErrorReply(404, "SNAPSHOT::NOT_FOUND", "There is no snapshot '%s'.".formatted(id)));
    }

    void remove(String id) {
        byId.remove(id);
    }

    void clear() {
        byId.clear();
    }

    List<Snapshot> newestFirst() {
        return byId.values().stream()
                .sorted(Comparator.comparing(Snapshot::createdAt)
                        .thenComparing(Snapshot::id)
                        .reversed())
                .toList();
    }
}
