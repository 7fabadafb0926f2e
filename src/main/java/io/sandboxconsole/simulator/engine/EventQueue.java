package io.sandboxconsole.simulator.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Queues events by their due time; they run in the thread that calls `runUntil`, never in one of the queue's own.
public final class EventQueue {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private final ReentrantLock lock = new ReentrantLock();
    private long number;
    private volatile Instant next = Instant.MAX;

    private record Task(Instant due, long number, Consumer<Instant> work) {}

    /// Schedules work, which gets its due time and runs at the first `runUntil` at or after it.
    public void at(Instant due, Consumer<Instant> work) {
        lock.lock();
        try {
            tasks.add(new Task(due, number++, work));
            noteNext();
        } finally {
            lock.unlock();
        }
    }

    /// Runs all due events; costs no lock when none is due.
    public void runUntil(Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        lock.lock();
        try {
            for (Task task = tasks.peek(); task != null && !task.due().isAfter(now); task = tasks.peek()) {
                tasks.remove();
                task.work().accept(task.due());
            }
            noteNext();
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            tasks.clear();
            noteNext();
        } finally {
            lock.unlock();
        }
    }

    private void noteNext() {
        Task first = tasks.peek();
        next = first == null ? Instant.MAX : first.due();
    }
}
