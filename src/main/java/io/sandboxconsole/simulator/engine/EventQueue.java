package io.sandboxconsole.simulator.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What will happen by itself, ordered by its due time; work is done when somebody looks, never by a thread of its own.
public final class EventQueue {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private final ReentrantLock lock = new ReentrantLock();
    private long number;
    private volatile Instant next = Instant.MAX;

    private record Task(Instant due, long number, Consumer<Instant> work) {}

    /// Does the work, which is given its due time, as soon as somebody looks at or after that time.
    public void at(Instant due, Consumer<Instant> work) {
        lock.lock();
        try {
            tasks.add(new Task(due, number++, work));
            noteNext();
        } finally {
            lock.unlock();
        }
    }

    /// Does everything that is due by now; costs nothing when nothing is.
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
