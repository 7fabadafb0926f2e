package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Runs each synchroniser on a virtual thread of its own.
final class Synchronisers {

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Map<ConnectionId, Runner> runners = new LinkedHashMap<>();

    private final List<Thread> threads = new ArrayList<>();

    Synchronisers(List<Synchroniser> synchronisers) {
        synchronisers.forEach(one -> runners.put(one.connection().id(), new Runner(one)));
    }

    synchronized void start() {
        runners.forEach((id, runner) -> {
            runner.running = true;
            threads.add(Thread.ofVirtual().name("inventory-" + id).start(runner));
        });
    }

    /// Interrupts what is under way and waits for it for a moment.
    synchronized void stop() {
        runners.values().forEach(runner -> runner.running = false);
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(GOODBYE);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    List<ConnectionHealth> health() {
        return runners.values().stream()
                .map(runner -> runner.synchroniser.health())
                .toList();
    }

    void refresh(ConnectionId connection) {
        find(connection).ifPresent(runner -> {
            runner.synchroniser.refresh();
            runner.wakeUp.release();
        });
    }

    void settling(ConnectionId connection) {
        find(connection).ifPresent(runner -> {
            runner.synchroniser.settling();
            runner.wakeUp.release();
        });
    }

    private Optional<Runner> find(ConnectionId connection) {
        return Optional.ofNullable(runners.get(connection));
    }

    /// Runs the rounds of one synchroniser when they are due. A hint wakes it up, to look at the timetable again.
    private static final class Runner implements Runnable {

        private final Synchroniser synchroniser;

        private final Semaphore wakeUp = new Semaphore(0);

        private volatile boolean running;

        Runner(Synchroniser synchroniser) {
            this.synchroniser = synchroniser;
        }

        @Override
        public void run() {
            try {
                while (running) {
                    Duration wait = synchroniser.dueIn();
                    if (!wait.isPositive()) {
                        synchroniser.round();
                    } else if (wakeUp.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                        wakeUp.drainPermits();
                    }
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
