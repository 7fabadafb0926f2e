package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.ConnectionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.scheduling.TaskScheduler;

/// Runs the rounds of each synchroniser when they are due; a hint makes it read the schedule again.
final class Synchronisers {

    private final Map<ConnectionId, Synchroniser> synchronisers = new LinkedHashMap<>();

    private final Map<ConnectionId, Rounds> rounds = new LinkedHashMap<>();

    Synchronisers(List<Synchroniser> synchronisers, TaskScheduler scheduler) {
        synchronisers.forEach(one -> {
            this.synchronisers.put(one.connection().id(), one);
            rounds.put(one.connection().id(), new Rounds(scheduler, one::dueIn, one::round));
            one.connection().provider().gate().ifPresent(gate -> gate.onSuccess(() -> alive(one)));
        });
    }

    /// Lists each connection as soon as allowed: what a stop has interrupted was no failure of the engine.
    void start() {
        synchronisers.values().forEach(Synchroniser::resume);
        rounds.values().forEach(Rounds::start);
    }

    /// Interrupts the running rounds and waits for each for a moment.
    void stop() {
        Rounds.stop(rounds.values());
    }

    boolean isRunning() {
        return rounds.values().stream().anyMatch(Rounds::started);
    }

    List<ConnectionHealth> health() {
        return synchronisers.values().stream().map(Synchroniser::health).toList();
    }

    void refresh(ConnectionId connection) {
        find(connection).ifPresent(Synchroniser::refresh);
        wake(connection);
    }

    void settling(ConnectionId connection) {
        find(connection).ifPresent(Synchroniser::settling);
        wake(connection);
    }

    private void alive(Synchroniser synchroniser) {
        if (synchroniser.alive()) {
            wake(synchroniser.connection().id());
        }
    }

    private void wake(ConnectionId connection) {
        Optional.ofNullable(rounds.get(connection)).ifPresent(Rounds::wake);
    }

    private Optional<Synchroniser> find(ConnectionId connection) {
        return Optional.ofNullable(synchronisers.get(connection));
    }
}
