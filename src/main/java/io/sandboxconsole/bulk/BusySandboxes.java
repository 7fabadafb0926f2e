package io.sandboxconsole.bulk;

import io.sandboxconsole.bulk.JobRows.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sandboxes of a job with which their engine was busy, such as with another change of their state. Each is tried
/// again a few times, later each time. For one thread, the job's own.
final class BusySandboxes {

    static final int MOST_TIMES = 5;

    /// The first wait; each later one is twice as long.
    static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    private final InstantSource time;

    private final List<Waiting> waiting = new ArrayList<>();

    /// By the place in the plan.
    private final Map<Integer, Integer> times = new HashMap<>();

    BusySandboxes(InstantSource time) {
        this.time = time;
    }

    private record Waiting(Open item, Instant until) {}

    /// Lets a sandbox wait, and returns whether it is tried again.
    boolean putBack(Open item) {
        int already = times.merge(item.position(), 1, Integer::sum);
        if (already > MOST_TIMES) {
            times.remove(item.position());
            return false;
        }
        waiting.add(new Waiting(item, time.instant().plus(FIRST_WAIT.multipliedBy(1L << (already - 1)))));
        return true;
    }

    /// Removes and returns those whose wait is over.
    List<Open> due() {
        Instant now = time.instant();
        List<Waiting> over =
                waiting.stream().filter(one -> !one.until().isAfter(now)).toList();
        waiting.removeAll(over);
        return over.stream().map(Waiting::item).toList();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
