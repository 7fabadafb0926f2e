package io.sandboxconsole.bulk;

import io.sandboxconsole.bulk.JobRows.Ending;
import io.sandboxconsole.bulk.JobRows.Open;
import io.sandboxconsole.diagnosis.Condition;
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
import java.util.Optional;
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
/// which ones are uncertain. One thread writes, in rounds; the calls have threads of their own.
final class JobRun {

    private static final Logger log = LoggerFactory.getLogger(JobRun.class);

    /// The sandboxes after which it looks at the failures.
    private static final List<Integer> WAVES = List.of(1, 11);

    private static final int FETCHED = 500;

    /// The results that a rate of failures is of.
    private static final int WINDOW = 50;

    private static final int FEWEST = 20;

    private static final int TOLERATED_PERCENT = 20;

    /// How long a round gathers results, unless all have come.
    private static final long GATHERING = Duration.ofMillis(25).toNanos();

    /// How often other consoles see that sandboxes have ended.
    private static final long REVISION = Duration.ofMillis(500).toNanos();

    /// How often it asks whether the job was paused or cancelled while nothing else is to be written.
    private static final long LOOK = Duration.ofMillis(250).toNanos();

    private final UUID id;

    private final JobRows rows;

    private final Act act;

    private final Fence fence;

    private final Executor threads;

    private final Runnable changed;

    private final InstantSource time;

    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

    private final Map<ConnectionId, CallPace> paces = new HashMap<>();

    private final Deque<Open> waiting = new ArrayDeque<>();

    private final Deque<Boolean> latest = new ArrayDeque<>();

    private int begun;

    private int underway;

    private int failedInWave;

    private boolean fetchedAll;

    private long looked = System.nanoTime() - LOOK;

    private long revised = System.nanoTime() - REVISION;

    private JobState state = JobState.RUNNING;

    /// @param threads runs each call
    /// @param changed is run after each change of the job or its sandboxes
    JobRun(UUID id, JobRows rows, Act act, Fence fence, Executor threads, Runnable changed, InstantSource time) {
        this.id = id;
        this.rows = rows;
        this.act = act;
        this.fence = fence;
        this.threads = threads;
        this.changed = changed;
        this.time = time;
    }

    /// Acts on one sandbox. Blocks; called by several threads.
    interface Act {

        ItemResult on(PlanItem item);

        /// Finds out what became of a sandbox that a crash left underway; [ItemResult.Later] where nothing was done.
        ItemResult reconcile(PlanItem item);

        /// Returns why nothing of the job can be done now. Asked all the time.
        default Optional<JobWhy> obstacle() {
            return Optional.empty();
        }

        /// Returns how long no call to the connection can begin. Makes no call.
        default Duration hold(ConnectionId connection) {
            return Duration.ZERO;
        }
    }

    /// The right to carry the job out.
    interface Fence {

        /// Whether this console still holds it, and is not about to end.
        boolean held();

        /// Whether no other console can hold it yet. Asks no database.
        default boolean sure() {
            return true;
        }

        /// Runs `work` in a transaction that commits only while it does.
        ///
        /// @throws LeadershipLost if it does not
        void write(Runnable work);
    }

    private record Done(Open item, ItemResult result, Duration took, boolean waited) {}

    /// What a round brought.
    private record Results(List<Ending> endings, List<Open> back, List<JobWhy> halts) {

        boolean isEmpty() {
            return endings.isEmpty() && back.isEmpty() && halts.isEmpty();
        }
    }

    /// Runs until the job is done, paused or cancelled, or this console is no longer its holder. What fails here is
    /// left to the next run.
    @Blocking
    void run() {
        try {
            recover();
            begun = rows.counts(id).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            boolean more = true;
            while (more) {
                more = round();
            }
            settle();
        } catch (LeadershipLost lost) {
            // Who holds the job now finds out what became of what was underway.
            log.info("Another console goes on with job {}.", id);
        } finally {
            awaitCalls();
        }
    }

    private void awaitCalls() {
        boolean interrupted = false;
        while (underway > 0) {
            try {
                done.take();
                underway--;
            } catch (InterruptedException ending) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends what an earlier holder left underway.
    private void recover() {
        for (Open item : rows.begun(id)) {
            var found = act.reconcile(item.item());
            fence.write(() -> {
                switch (found) {
                    case ItemResult.Ended ended ->
                        rows.end(id, List.of(new Ending(item.position(), ended, time.instant())));
                    case ItemResult.Later _ -> rows.giveBack(id, List.of(item.position()));
                    case ItemResult.Halt(JobWhy why) -> halt(why);
                }
            });
            if (found instanceof ItemResult.Halt) {
                return;
            }
        }
    }

    /// Notes that nothing of the job is uncertain, and ends what was given back to a job that was cancelled.
    private void settle() {
        fence.write(() -> {
            if (rows.lockedState(id) == JobState.CANCELLED) {
                rows.cancelRest(id, time.instant());
            }
            rows.settled(id);
        });
        changed.run();
    }

    /// @return whether there is more to do
    private boolean round() {
        Results results = gathered();
        boolean held = fence.held();
        Optional<JobWhy> obstacle = results.halts().stream().findFirst().or(held ? act::obstacle : Optional::empty);
        if (held && state == JobState.RUNNING && waiting.isEmpty() && !fetchedAll) {
            waiting.addAll(rows.open(id, FETCHED));
            fetchedAll = waiting.isEmpty();
        }
        List<Open> starting = new ArrayList<>();
        boolean due = System.nanoTime() - looked >= LOOK;
        if (!results.isEmpty() || obstacle.isPresent() || due || (held && mayBegin())) {
            fence.write(() -> write(results, obstacle, held, starting));
            looked = System.nanoTime();
            begun += starting.size();
            underway += starting.size();
            starting.forEach(item -> threads.execute(() -> done.add(tried(item))));
            if (!results.isEmpty() || state != JobState.RUNNING) {
                changed.run();
            }
        }
        return underway > 0 || (held && state == JobState.RUNNING);
    }

    /// Whether something could begin if the job still runs.
    private boolean mayBegin() {
        return state == JobState.RUNNING
                && (waiting.isEmpty()
                        || waiting.stream().anyMatch(item -> pace(item).free()));
    }

    /// In one transaction, under the lock of the job's row: a person's pause or cancellation comes before or after.
    private void write(Results results, Optional<JobWhy> obstacle, boolean held, List<Open> starting) {
        state = rows.lockedState(id);
        if (!results.endings().isEmpty()) {
            rows.end(id, results.endings());
        }
        if (!results.back().isEmpty()) {
            rows.giveBack(id, results.back().stream().map(Open::position).toList());
        }
        if (!results.isEmpty() && System.nanoTime() - revised >= REVISION) {
            rows.revise(id);
            revised = System.nanoTime();
        }
        if (state == JobState.RUNNING && obstacle.isPresent()) {
            halt(obstacle.get());
        } else if (state == JobState.RUNNING && failsOften()) {
            change(JobState.PAUSED, JobWhy.FAILED_OFTEN);
        } else if (state == JobState.RUNNING && held) {
            begin(starting);
        }
    }

    private void begin(List<Open> starting) {
        int room = roomInWave();
        if (state != JobState.RUNNING) {
            return;
        }
        if (waiting.isEmpty() && fetchedAll && underway == 0) {
            change(JobState.DONE, null);
            return;
        }
        for (var items = waiting.iterator(); items.hasNext() && starting.size() < room; ) {
            var item = items.next();
            var pace = pace(item);
            if (pace.free()) {
                Duration hold = act.hold(item.item().id().connection());
                if (hold.isPositive()) {
                    pace.pauseFor(hold);
                } else {
                    pace.began();
                    starting.add(item);
                    items.remove();
                }
            }
        }
        if (!starting.isEmpty()) {
            rows.begin(id, starting, time.instant());
        }
    }

    private Done tried(Open item) {
        Instant start = time.instant();
        ItemResult result;
        try {
            result = fence.sure() ? act.on(item.item()) : new ItemResult.Later(Duration.ZERO);
        } catch (RuntimeException failure) {
            log.error("[{}] Job {} failed at {}.", Condition.INTERNAL_FAILURE, id, item.item().id(), failure);
            result = new ItemResult.Ended(
                    Outcome.FAILED, "internal", failure.getClass().getSimpleName());
        }
        boolean waited = act.hold(item.item().id().connection()).isPositive();
        return new Done(item, result, Duration.between(start, time.instant()), waited);
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

    private Results gathered() {
        List<Done> some = new ArrayList<>();
        done.drainTo(some);
        long end = System.nanoTime() + GATHERING;
        boolean wait = underway > 0 || !mayBegin();
        try {
            for (long left = GATHERING; wait && left > 0; left = end - System.nanoTime()) {
                @Nullable Done next = done.poll(left, TimeUnit.NANOSECONDS);
                if (next != null) {
                    some.add(next);
                }
                wait = some.size() < underway || (underway == 0 && !mayBegin());
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        done.drainTo(some);
        var results = new Results(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        some.forEach(one -> take(one, results));
        begun -= results.back().size();
        results.back().reversed().forEach(waiting::addFirst);
        return results;
    }

    private void take(Done one, Results results) {
        underway--;
        var pace = pace(one.item());
        switch (one.result()) {
            case ItemResult.Ended ended -> {
                results.endings().add(new Ending(one.item().position(), ended, time.instant()));
                note(ended, pace, one);
            }
            case ItemResult.Later later -> {
                if (one.waited()) {
                    pace.waited();
                    pace.pauseFor(later.pause());
                } else {
                    pace.refused(later.pause());
                }
                results.back().add(one.item());
            }
            case ItemResult.Halt halt -> {
                pace.failed();
                results.back().add(one.item());
                results.halts().add(halt.why());
            }
        }
    }

    private void note(ItemResult.Ended ended, CallPace pace, Done one) {
        boolean failed = ended.outcome() == Outcome.FAILED;
        if (failed) {
            failedInWave++;
            pace.failed();
        } else if (one.waited()) {
            pace.waited();
        } else {
            pace.succeeded(one.took());
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

    private void halt(JobWhy why) {
        change(why == JobWhy.RIGHTS_LOST ? JobState.CANCELLED : JobState.PAUSED, why);
    }

    private void change(JobState next, @Nullable JobWhy why) {
        if (rows.change(id, next, why, null, time.instant())) {
            state = next;
        }
    }

    private CallPace pace(Open item) {
        return paces.computeIfAbsent(item.item().id().connection(), _ -> new CallPace(time));
    }
}
