package io.sandboxconsole.audit.delivery;

import java.util.concurrent.atomic.AtomicBoolean;

/// Runs a round on a thread of its own unless the one before still runs: the scheduler's thread must wait neither for
/// a receiver nor for a full disk.
final class BackgroundRound {

    private final String name;

    private final Runnable round;

    private final AtomicBoolean running = new AtomicBoolean();

    BackgroundRound(String name, Runnable round) {
        this.name = name;
        this.round = round;
    }

    void start() {
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(() -> {
                try {
                    round.run();
                } finally {
                    running.set(false);
                }
            });
        }
    }
}
