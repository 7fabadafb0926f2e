package io.sandboxconsole.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Runs the inquiries, each on a virtual thread of its own, and tells them what the inventory learns.
final class EngineInquiries implements SmartLifecycle {

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /// However long nothing is due.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Inventory inventory;

    private final List<Runner> runners;

    private final List<Thread> threads = new ArrayList<>();

    private @Nullable Subscription subscription;

    EngineInquiries(Inventory inventory, List<EngineInquiry> inquiries, Clock clock) {
        this.inventory = inventory;
        this.runners = inquiries.stream().map(one -> new Runner(one, clock)).toList();
    }

    /// Before the inventory itself, which tells of its first rows at once.
    @Override
    public int getPhase() {
        return inventory.getPhase() - 1;
    }

    @Override
    public synchronized void start() {
        if (!runners.isEmpty()) {
            subscription = inventory.onChange(this::heard);
        }
        for (Runner runner : runners) {
            runner.running = true;
            threads.add(Thread.ofVirtual()
                    .name("records-" + runner.inquiry.connection())
                    .start(runner));
        }
    }

    @Override
    public synchronized void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        runners.forEach(runner -> runner.running = false);
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

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    private void heard(InventoryChange change) {
        for (Runner runner : runners) {
            runner.inquiry.heard(change);
            runner.wakeUp.release();
        }
    }

    /// Runs the rounds of one inquiry when they are due; news wakes it up, to look again.
    private static final class Runner implements Runnable {

        private final EngineInquiry inquiry;

        private final Clock clock;

        private final Semaphore wakeUp = new Semaphore(0);

        private volatile boolean running;

        Runner(EngineInquiry inquiry, Clock clock) {
            this.inquiry = inquiry;
            this.clock = clock;
        }

        @Override
        public void run() {
            try {
                while (running) {
                    Instant due = inquiry.due();
                    Instant now = clock.instant();
                    if (!due.isAfter(now)) {
                        inquiry.round();
                    } else if (wakeUp.tryAcquire(wait(now, due).toMillis() + 1, TimeUnit.MILLISECONDS)) {
                        wakeUp.drainPermits();
                    }
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        private static Duration wait(Instant now, Instant due) {
            return due.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, due);
        }
    }
}
