package io.sandboxconsole.bulk;

import io.sandboxconsole.bulk.JobRows.Ending;
import io.sandboxconsole.bulk.JobRows.Open;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.leadership.LeadershipLost;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.PlannedActs.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries a job out for as long as this console holds its lease: in waves of 1, 10 and the rest, with a look at the
/// failures between them. It notes that it begins with a sandbox before it does, so that after a crash it is known
/// which ones are uncertain. One thread writes, in rounds; the calls have threads of their own.
final class JobRun {

    private static final Logger log = LoggerFactory.getLogger(JobRun.class);

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

    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    private final Map<ConnectionId, CallPace> paces = new HashMap<>();

    private final JobQueue queue;

    private final FailureWatch failures = new FailureWatch();

    private int begun;

    private int underway;

    private long looked = System.nanoTime() - LOOK;

    private long revised = System.nanoTime() - REVISION;

    private volatile JobState state = JobState.RUNNING;

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
        this.queue = new JobQueue(id, rows, time);
    }

    /// Acts on one sandbox. Blocks; called by several threads.
    interface Act {

        ItemResult on(PlanItem item, Call call);

        /// Finds out what became of a sandbox that a crash left underway; [ItemResult.Later] where nothing was done.
        ItemResult reconcile(PlanItem item);

        /// Returns why nothing of the job can be done now. Asked all the time.
        default Optional<JobWhy> obstacle() {
            return Optional.empty();
        }

        /// Asks for the room for one act at the connection. Makes no call, and does not wait.
        default Room room(ConnectionId connection) {
            return Room.FREE;
        }

        /// Whether calls to the connection wait. Makes no call.
        default boolean held(ConnectionId connection) {
            return false;
        }
    }

    /// What an act on one sandbox asks and tells of the job. For the thread of the act.
    interface Call {

        /// Whether the job still goes on, here. Asks no database.
        boolean goesOn();

        /// The engine asked to wait, and the act does.
        void putOff(Duration wait);
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

    /// A sandbox that begins, with the room for its calls.
    private record Begun(Open item, Room room) {}

    private sealed interface News {}

    private record Done(Open item, ItemResult result, Duration took, boolean waited) implements News {}

    private record PutOff(ConnectionId connection, Duration asked) implements News {}

    /// What a round brought.
    private record Results(List<Ending> endings, List<Open> back, List<Open> busy, List<JobWhy> halts) {

        boolean isEmpty() {
            return endings.isEmpty() && back.isEmpty() && busy.isEmpty() && halts.isEmpty();
        }

        List<Integer> notDone() {
            return Stream.concat(back.stream(), busy.stream())
                    .map(Open::position)
                    .toList();
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
                underway -= news.take() instanceof Done ? 1 : 0;
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
                    case ItemResult.Later _, ItemResult.Busy _ -> rows.giveBack(id, List.of(item.position()));
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
        queue.addDue();
        if (held && state == JobState.RUNNING) {
            queue.fill();
        }
        List<Begun> starting = new ArrayList<>();
        boolean due = System.nanoTime() - looked >= LOOK;
        if (!results.isEmpty() || obstacle.isPresent() || due || (held && mayBegin())) {
            try {
                fence.write(() -> write(results, obstacle, held, starting));
            } catch (RuntimeException unwritten) {
                starting.forEach(one -> one.room().close());
                throw unwritten;
            }
            looked = System.nanoTime();
            begun += starting.size();
            underway += starting.size();
            starting.forEach(one -> threads.execute(() -> news.add(tried(one))));
            if (!results.isEmpty() || state != JobState.RUNNING) {
                changed.run();
            }
        }
        return underway > 0 || (held && state == JobState.RUNNING);
    }

    /// Whether something could begin if the job still runs.
    private boolean mayBegin() {
        return state == JobState.RUNNING && queue.mayBegin(item -> pace(item).free());
    }

    /// In one transaction, under the lock of the job's row: a person's pause or cancellation comes before or after.
    private void write(Results results, Optional<JobWhy> obstacle, boolean held, List<Begun> starting) {
        state = rows.lockedState(id);
        if (!results.endings().isEmpty()) {
            rows.end(id, results.endings());
        }
        if (!results.notDone().isEmpty()) {
            rows.giveBack(id, results.notDone());
        }
        if (!results.isEmpty() && System.nanoTime() - revised >= REVISION) {
            rows.revise(id);
            revised = System.nanoTime();
        }
        if (state == JobState.RUNNING && obstacle.isPresent()) {
            halt(obstacle.get());
        } else if (state == JobState.RUNNING && failures.failsOften()) {
            change(JobState.PAUSED, JobWhy.FAILED_OFTEN);
        } else if (state == JobState.RUNNING && held) {
            begin(starting);
        }
    }

    private void begin(List<Begun> starting) {
        var wave = failures.wave(begun, underway);
        if (wave.failed()) {
            change(JobState.PAUSED, JobWhy.FAILED_EARLY);
        }
        if (state != JobState.RUNNING) {
            return;
        }
        if (queue.isOver() && underway == 0) {
            change(JobState.DONE, null);
            return;
        }
        for (var items = queue.iterator(); items.hasNext() && starting.size() < wave.room(); ) {
            var item = items.next();
            var pace = pace(item);
            if (pace.free()) {
                var room = act.room(item.item().id().connection());
                if (room.after().isPositive()) {
                    pace.pauseFor(room.after());
                } else {
                    pace.began();
                    starting.add(new Begun(item, room));
                    items.remove();
                }
            }
        }
        if (!starting.isEmpty()) {
            rows.begin(id, starting.stream().map(Begun::item).toList(), time.instant());
        }
    }

    private Done tried(Begun begun) {
        var item = begun.item();
        var connection = item.item().id().connection();
        var call = new ActCall(connection);
        Instant start = time.instant();
        ItemResult result;
        try (var room = begun.room()) {
            result = call.goesOn() ? room.run(() -> act.on(item.item(), call)) : new ItemResult.Later(Duration.ZERO);
        } catch (RuntimeException failure) {
            log.error(
                    "[{}] Job {} failed at {}.",
                    Condition.INTERNAL_FAILURE,
                    id,
                    item.item().id(),
                    failure);
            result = new ItemResult.Ended(
                    Outcome.FAILED, "internal", failure.getClass().getSimpleName());
        }
        boolean waited = call.waited || act.held(connection);
        return new Done(item, result, Duration.between(start, time.instant()), waited);
    }

    private final class ActCall implements Call {

        private final ConnectionId connection;

        private boolean waited;

        ActCall(ConnectionId connection) {
            this.connection = connection;
        }

        @Override
        public boolean goesOn() {
            return state == JobState.RUNNING && fence.sure();
        }

        @Override
        public void putOff(Duration wait) {
            waited = true;
            news.add(new PutOff(connection, wait));
        }
    }

    private Results gathered() {
        List<News> some = new ArrayList<>();
        news.drainTo(some);
        long end = System.nanoTime() + GATHERING;
        boolean wait = underway > 0 || !mayBegin();
        try {
            for (long left = GATHERING; wait && left > 0; left = end - System.nanoTime()) {
                @Nullable News next = news.poll(left, TimeUnit.NANOSECONDS);
                if (next != null) {
                    some.add(next);
                }
                wait = some.size() < underway || (underway == 0 && !mayBegin());
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        news.drainTo(some);
        var results = new Results(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (News one : some) {
            switch (one) {
                case Done done -> take(done, results);
                case PutOff off -> pace(off.connection()).putOff(off.asked());
            }
        }
        begun -= results.notDone().size();
        queue.giveBack(results.back());
        return results;
    }

    private void take(Done one, Results results) {
        underway--;
        var pace = pace(one.item());
        switch (one.result()) {
            case ItemResult.Ended ended -> {
                endPace(ended, pace, one);
                end(one.item(), ended, results);
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
            case ItemResult.Busy busyItem -> {
                pace.waited();
                putBack(one.item(), busyItem, results);
            }
            case ItemResult.Halt halt -> {
                pace.failed();
                results.back().add(one.item());
                results.halts().add(halt.why());
            }
        }
    }

    private void putBack(Open item, ItemResult.Busy result, Results results) {
        if (queue.putOff(item)) {
            results.busy().add(item);
        } else {
            end(item, result.otherwise(), results);
        }
    }

    private void end(Open item, ItemResult.Ended ended, Results results) {
        results.endings().add(new Ending(item.position(), ended, time.instant()));
        failures.ended(ended.outcome());
    }

    private static void endPace(ItemResult.Ended ended, CallPace pace, Done one) {
        if (ended.outcome() == Outcome.FAILED) {
            pace.failed();
        } else if (one.waited()) {
            pace.waited();
        } else {
            pace.succeeded(one.took());
        }
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
        return pace(item.item().id().connection());
    }

    private CallPace pace(ConnectionId connection) {
        return paces.computeIfAbsent(connection, _ -> new CallPace(time));
    }
}
