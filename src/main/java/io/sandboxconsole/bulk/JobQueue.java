package io.sandboxconsole.bulk;

import io.sandboxconsole.bulk.JobRows.Open;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// The sandboxes of a job that have not begun, in the order of the plan. Those that were given back come first, and
/// those with which their engine was busy come again later. For one thread, the job's own.
final class JobQueue {

    private static final int FETCHED = 500;

    private final UUID job;

    private final JobRows rows;

    private final Deque<Open> waiting = new ArrayDeque<>();

    private final BusySandboxes busy;

    /// The place in the plan up to which its sandboxes were read.
    private int fetched = -1;

    private boolean fetchedAll;

    JobQueue(UUID job, JobRows rows, InstantSource time) {
        this.job = job;
        this.rows = rows;
        this.busy = new BusySandboxes(time);
    }

    /// Adds those that waited for their engine long enough.
    void addDue() {
        waiting.addAll(busy.due());
    }

    /// Reads the next ones of the plan if none waits.
    void fill() {
        if (!waiting.isEmpty() || fetchedAll) {
            return;
        }
        List<Open> next = rows.open(job, fetched, FETCHED);
        waiting.addAll(next);
        fetchedAll = next.isEmpty();
        fetched = next.isEmpty() ? fetched : next.getLast().position();
    }

    /// Whether one of those that wait is `free`. Where none waits, the next ones of the plan or its end may be.
    boolean mayBegin(Predicate<Open> free) {
        return waiting.isEmpty() ? busy.isEmpty() : waiting.stream().anyMatch(free);
    }

    /// Whether all of the plan have begun.
    boolean isOver() {
        return waiting.isEmpty() && busy.isEmpty() && fetchedAll;
    }

    /// Iterates over those that wait; who begins with one removes it.
    Iterator<Open> iterator() {
        return waiting.iterator();
    }

    /// Takes back those that have begun and were not done, in their order.
    void giveBack(List<Open> items) {
        items.reversed().forEach(waiting::addFirst);
    }

    /// Takes back one with which its engine is busy, and returns whether it is tried again.
    boolean putOff(Open item) {
        return busy.putBack(item);
    }
}
