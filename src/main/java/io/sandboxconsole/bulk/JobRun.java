package io.sandboxconsole.bulk;

import io.sandboxconsole.bulk.JobRows.Ending;
import io.sandboxconsole.bulk.JobRows.Open;
import io.sandboxconsole.leadership.LeadershipLost;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries a job out for as long as this console holds its lease: in waves of 1, 10 and the rest, with a look at the
/// failures between them. It notes that it begins with a sandbox before it does, so that after a crash it is known
/// which ones are uncertain. One thread writes; the calls have threads of their own.
final class JobRun {

    private static final Logger log = LoggerFactory.getLogger(JobRun.class);

    /// The sandboxes after which it looks at the failures.
    private static final List<Integer> WAVES = List.of(1, 11);

    private static final int FETCHED = 500;

    /// The results that a rate of failures is of.
    private static final int WINDOW = 50;

    private static final int FEWEST = 20;

    private static final int TOLERATED_PERCENT = 20;

    private static final Duration LOOK = Duration.ofMillis(50);

    private final UUID id;

    private final JobRows rows;

    private final Act act;

    private final Fence fence;

    private final Executor threads;

    private final InstantSource time;

    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

    private final Map<ConnectionId, CallPace> paces = new HashMap<>();

    private final Deque<Open> waiting = new ArrayDeque<>();

    private final Deque<Boolean> latest = new ArrayDeque<>();

    private int begun;

    private int underway;

    private int failedInWave;

    private boolean fetchedAll;

    JobRun(UUID id, JobRows rows, Act act, Fence fence, Executor threads, InstantSource time) {
        this.id = id;
        this.rows = rows;
        this.act = act;
        this.fence = fence;
        this.threads = threads;
        this.time = time;
    }

    /// Acts on one sandbox. Blocks; called by several threads.
    interface Act {

        ItemResult on(PlanItem item);

        /// Finds out what became of a sandbox that a crash left underway; [ItemResult.Later] where nothing was done.
        ItemResult reconcile(PlanItem item);
    }

    /// The right to carry the job out.
    interface Fence {

        /// Whether this console still holds it.
        boolean held();

        /// Runs `work` in a transaction that commits only while it does.
        ///
        /// @throws LeadershipLost if it does not
        void write(Runnable work);
    }

    private record Done(Open item, ItemResult result, Duration took) {}

    /// Runs until the job is done, paused or cancelled, or this console is no longer its holder.
    @Blocking
    void run() {
        try {
            recover();
            begun = rows.counts(id).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            boolean more = true;
            while (more) {
                more = step();
            }
        } catch (LeadershipLost lost) {
            // Who holds the job now finds out what became of what was underway.
            log.info("Another console goes on with job {}.", id);
            awaitCalls();
        }
    }

    private void awaitCalls() {
        try {
            for (; underway > 0; underway--) {
                done.take();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends what an earlier holder left underway.
    private void recover() {
        for (Open item : rows.begun(id)) {
            settle(item, act.reconcile(item.item()));
        }
    }

    private void settle(Open item, ItemResult found) {
        if (found instanceof ItemResult.Ended ended) {
            write(List.of(new Ending(item.position(), ended, time.instant())), List.of());
        } else if (found instanceof ItemResult.Halt halt) {
            halt(halt.why());
        } else {
            write(List.of(), List.of(item));
        }
    }

    private boolean step() {
        boolean running = fence.held() && rows.state(id) == JobState.RUNNING;
        if (running) {
            dispatch();
        }
        if (underway == 0 && waiting.isEmpty() && fetchedAll) {
            if (running) {
                change(JobState.DONE, null);
            }
            return false;
        }
        collect();
        return running || underway > 0;
    }

    private void dispatch() {
        if (waiting.isEmpty() && !fetchedAll) {
            waiting.addAll(rows.open(id, FETCHED));
            fetchedAll = waiting.isEmpty();
        }
        List<Open> starting = new ArrayList<>();
        int room = roomInWave();
        for (var items = waiting.iterator(); items.hasNext() && starting.size() < room; ) {
            var item = items.next();
            var pace = pace(item);
            if (pace.free()) {
                pace.began();
                starting.add(item);
                items.remove();
            }
        }
        if (starting.isEmpty()) {
            return;
        }
        Instant now = time.instant();
        fence.write(() -> rows.begin(id, starting, now));
        begun += starting.size();
        underway += starting.size();
        starting.forEach(item -> threads.execute(() -> done.add(tried(item))));
    }

    private Done tried(Open item) {
        Instant start = time.instant();
        ItemResult result;
        try {
            result = act.on(item.item());
        } catch (RuntimeException failure) {
            log.error("Job {} failed at {}.", id, item.item().id(), failure);
            result = new ItemResult.Ended(
                    Outcome.FAILED, "internal", failure.getClass().getSimpleName());
        }
        return new Done(item, result, Duration.between(start, time.instant()));
    }

    /// Returns how many may begin before the next look at the failures; a wave is over when all of it has ended.
    private int roomInWave() {
        for (int wave : WAVES) {
            if (begun < wave) {
                return wave - begun;
            }
            if (begun == wave && underway > 0) {
                return 0;
            }
            if (begun == wave && failedInWave > 0) {
                change(JobState.PAUSED, JobWhy.FAILED_EARLY);
                return 0;
            }
            if (begun == wave) {
                failedInWave = 0;
            }
        }
        return Integer.MAX_VALUE;
    }

    private void collect() {
        List<Done> some = new ArrayList<>();
        try {
            var first = done.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                some.add(first);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        done.drainTo(some);
        List<Ending> endings = new ArrayList<>();
        List<Open> back = new ArrayList<>();
        List<JobWhy> halts = new ArrayList<>();
        for (Done one : some) {
            underway--;
            var pace = pace(one.item());
            switch (one.result()) {
                case ItemResult.Ended ended -> {
                    endings.add(new Ending(one.item().position(), ended, time.instant()));
                    note(ended, pace, one.took());
                }
                case ItemResult.Later later -> {
                    pace.refused(later.pause());
                    back.add(one.item());
                }
                case ItemResult.Halt halt -> {
                    pace.failed();
                    back.add(one.item());
                    halts.add(halt.why());
                }
            }
        }
        write(endings, back);
        begun -= back.size();
        back.reversed().forEach(waiting::addFirst);
        if (!halts.isEmpty()) {
            halt(halts.getFirst());
        } else if (failsOften()) {
            change(JobState.PAUSED, JobWhy.FAILED_OFTEN);
        }
    }

    private void note(ItemResult.Ended ended, CallPace pace, Duration took) {
        boolean failed = ended.outcome() == Outcome.FAILED;
        if (failed) {
            failedInWave++;
            pace.failed();
        } else {
            pace.succeeded(took);
        }
        latest.addLast(failed);
        if (latest.size() > WINDOW) {
            latest.removeFirst();
        }
    }

    private boolean failsOften() {
        long failed = latest.stream().filter(failure -> failure).count();
        return latest.size() >= FEWEST && failed * 100 > (long) TOLERATED_PERCENT * latest.size();
    }

    private void write(List<Ending> endings, List<Open> back) {
        if (endings.isEmpty() && back.isEmpty()) {
            return;
        }
        fence.write(() -> {
            if (!endings.isEmpty()) {
                rows.end(id, endings);
            }
            if (!back.isEmpty()) {
                rows.giveBack(id, back.stream().map(Open::position).toList());
            }
        });
    }

    private void halt(JobWhy why) {
        if (why == JobWhy.RIGHTS_LOST) {
            fence.write(() -> {
                if (rows.change(id, JobState.CANCELLED, why, null, time.instant())) {
                    rows.cancelRest(id, time.instant());
                }
            });
        } else {
            change(JobState.PAUSED, why);
        }
    }

    private void change(JobState next, @Nullable JobWhy why) {
        fence.write(() -> rows.change(id, next, why, null, time.instant()));
    }

    private CallPace pace(Open item) {
        return paces.computeIfAbsent(item.item().id().connection(), _ -> new CallPace(time));
    }
}
