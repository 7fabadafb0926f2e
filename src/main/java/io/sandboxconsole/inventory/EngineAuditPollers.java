package io.sandboxconsole.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/// Runs the rounds of each poller when they are due, and notifies the pollers of changes of the inventory.
final class EngineAuditPollers implements SmartLifecycle {

    private final Inventory inventory;

    private final List<EngineAuditPoller> pollers;

    private final List<Rounds> rounds;

    private @Nullable Subscription subscription;

    EngineAuditPollers(Inventory inventory, List<EngineAuditPoller> pollers, TaskScheduler scheduler) {
        this.inventory = inventory;
        this.pollers = pollers;
        this.rounds = pollers.stream()
                .map(one -> new Rounds(scheduler, one::dueIn, one::round))
                .toList();
    }

    /// Starts before the inventory itself, which publishes its first rows at once.
    @Override
    public int getPhase() {
        return inventory.getPhase() - 1;
    }

    @Override
    public synchronized void start() {
        if (!rounds.isEmpty()) {
            subscription = inventory.onChange(this::changed);
        }
        rounds.forEach(Rounds::start);
    }

    @Override
    public synchronized void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        Rounds.stop(rounds);
    }

    @Override
    public synchronized boolean isRunning() {
        return subscription != null;
    }

    private void changed(InventoryChange change) {
        pollers.forEach(poller -> poller.changed(change));
        rounds.forEach(Rounds::wake);
    }
}
