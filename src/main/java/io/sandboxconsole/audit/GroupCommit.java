package io.sandboxconsole.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Has one caller at a time write what all of them bring: what waits while a group is written becomes the next group.
/// So many callers share one transaction and one sync to disk. Safe for use by several threads.
///
/// @param <T> what a caller brings; the writer notes its result in it
final class GroupCommit<T> {

    private final int largest;

    private final Consumer<List<T>> writer;

    private final ReentrantLock lock = new ReentrantLock();

    private final Deque<Ticket> waiting = new ArrayDeque<>();

    private boolean writing;

    /// @param largest the most that one group has
    /// @param writer writes a group, and never throws
    GroupCommit(int largest, Consumer<List<T>> writer) {
        this.largest = largest;
        this.writer = writer;
    }

    /// A place in the queue.
    private final class Ticket {

        private final T work;

        private final Condition turn = lock.newCondition();

        private boolean written;

        Ticket(T work) {
            this.work = work;
        }
    }

    /// Returns when the writer has had `work`. A caller that comes while none writes does it for all that wait.
    void write(T work) {
        write(work, Duration.ZERO);
    }

    /// Like the other; while none writes, it waits so long for others to share with.
    void write(T work, Duration patience) {
        boolean interrupted = false;
        lock.lock();
        try {
            var own = new Ticket(work);
            waiting.add(own);
            long left = patience.toNanos();
            while (!own.written) {
                if (writing) {
                    own.turn.awaitUninterruptibly();
                } else if (left > 0 && waiting.size() < largest) {
                    try {
                        left = own.turn.awaitNanos(left);
                    } catch (InterruptedException ending) {
                        // It ends the wait and nothing else.
                        interrupted = true;
                        left = 0;
                    }
                } else {
                    writeNext();
                }
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Writes the oldest of those who wait, without the lock.
    private void writeNext() {
        List<Ticket> group = next();
        writing = true;
        lock.unlock();
        try {
            writer.accept(group.stream().map(ticket -> ticket.work).toList());
        } finally {
            lock.lock();
            writing = false;
            group.forEach(ticket -> {
                ticket.written = true;
                ticket.turn.signal();
            });
            if (!waiting.isEmpty()) {
                waiting.peek().turn.signal();
            }
        }
    }

    private List<Ticket> next() {
        List<Ticket> group = new ArrayList<>();
        while (group.size() < largest && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        return group;
    }
}
