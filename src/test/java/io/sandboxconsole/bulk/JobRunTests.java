package io.sandboxconsole.bulk;

import static io.sandboxconsole.bulk.BulkFixture.NOW;
import static io.sandboxconsole.bulk.BulkFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.leadership.TestLeadership;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.testing.Databases;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Databases.class)
class JobRunTests {

    private static final Actor LEAD = Actors.person("lea", Role.LEAD, "platform");

    private final PlanRows plans;

    private final JobRows rows;

    private final JobReads reads;

    private final TransactionTemplate transaction;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final Engine engine = new Engine();

    JobRunTests(Databases databases) {
        DataSource database = databases.migrated();
        var jdbc = new JdbcTemplate(database);
        this.plans = new PlanRows(jdbc);
        this.rows = new JobRows(jdbc);
        this.reads = new JobReads(jdbc);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void every_sandbox_that_the_plan_takes_gets_one_outcome_and_no_other() {
        UUID job = job(40);

        run(job, new Fence());

        var found = found(job);
        assertThat(found.state()).isEqualTo(JobState.DONE);
        assertThat(found.counts()).containsExactly(Map.entry(Outcome.SUCCEEDED, 40));
        assertThat(engine.deletions)
                .hasSize(40)
                .allSatisfy((_, times) -> assertThat(times).hasValue(1));
        assertThat(found.left()).isZero();
        assertThat(found.endedAt()).isNotNull();
    }

    @Test
    void a_failure_in_the_first_wave_pauses_before_the_second() {
        UUID job = job(40);
        engine.answers = id -> id.equals(id("s0")) ? failed() : engine.delete(id);

        run(job, new Fence());

        var found = found(job);
        assertThat(found.state()).isEqualTo(JobState.PAUSED);
        assertThat(found.why()).isEqualTo(JobWhy.FAILED_EARLY);
        assertThat(found.counts()).containsExactly(Map.entry(Outcome.FAILED, 1));

        rows.change(job, JobState.RUNNING, JobWhy.ASKED, LEAD, NOW);
        run(job, new Fence());

        assertThat(found(job).counts()).containsOnly(Map.entry(Outcome.FAILED, 1), Map.entry(Outcome.SUCCEEDED, 39));
    }

    @Test
    void many_failures_pause_the_rest() {
        UUID job = job(200);
        var calls = new AtomicInteger();
        engine.answers = id -> calls.incrementAndGet() > 60 ? failed() : engine.delete(id);

        run(job, new Fence());

        var found = found(job);
        assertThat(found.state()).isEqualTo(JobState.PAUSED);
        assertThat(found.why()).isEqualTo(JobWhy.FAILED_OFTEN);
        assertThat(found.left()).isPositive();
    }

    @Test
    void what_the_engine_refuses_for_now_is_tried_again_and_fails_nothing() {
        UUID job = job(60);
        var refused = ConcurrentHashMap.<SandboxId>newKeySet();
        engine.answers = id -> refused.add(id) ? new ItemResult.Later(Duration.ofMillis(1)) : engine.delete(id);

        run(job, new Fence());

        assertThat(found(job).counts()).containsExactly(Map.entry(Outcome.SUCCEEDED, 60));
    }

    @Test
    void a_sandbox_with_which_the_engine_is_busy_is_tried_again_while_others_go_on() {
        UUID job = job(40);
        var tries = new AtomicInteger();
        engine.answers = id -> id.equals(id("s0")) && tries.incrementAndGet() < 4
                ? new ItemResult.Busy((ItemResult.Ended) failed())
                : engine.delete(id);

        run(job, new Fence(), hasty());

        assertThat(found(job).counts()).containsExactly(Map.entry(Outcome.SUCCEEDED, 40));
        assertThat(tries).hasValue(4);
    }

    @Test
    void one_that_stays_busy_fails_in_the_end_and_stops_no_other() {
        UUID job = job(40);
        var tries = new AtomicInteger();
        engine.answers = id -> {
            if (id.equals(id("s5"))) {
                tries.incrementAndGet();
                return new ItemResult.Busy((ItemResult.Ended) failed());
            }
            return engine.delete(id);
        };

        run(job, new Fence(), hasty());

        assertThat(found(job).state()).isEqualTo(JobState.DONE);
        assertThat(found(job).counts()).containsOnly(Map.entry(Outcome.FAILED, 1), Map.entry(Outcome.SUCCEEDED, 39));
        assertThat(tries).hasValue(1 + BusySandboxes.MOST_TIMES);
    }

    /// A second passes with each look at the clock.
    private static InstantSource hasty() {
        var looks = new AtomicInteger();
        return () -> NOW.plusSeconds(looks.incrementAndGet());
    }

    @Test
    void lost_rights_end_the_job_with_a_reason_for_all_that_is_left() {
        UUID job = job(60);
        var calls = new AtomicInteger();
        engine.answers =
                id -> calls.incrementAndGet() > 30 ? new ItemResult.Halt(JobWhy.RIGHTS_LOST) : engine.delete(id);

        run(job, new Fence());

        var found = found(job);
        assertThat(found.state()).isEqualTo(JobState.CANCELLED);
        assertThat(found.why()).isEqualTo(JobWhy.RIGHTS_LOST);
        assertThat(found.counts()).containsOnly(Map.entry(Outcome.SUCCEEDED, 30), Map.entry(Outcome.CANCELLED, 30));
        assertThat(reads.items(job, new BulkJobs.ItemQuestion(Outcome.CANCELLED, "position", false), 0, 60))
                .hasSize(30)
                .allSatisfy(item -> assertThat(item.code()).isEqualTo("RIGHTS_LOST"));
        assertThat(engine.deletions).hasSize(30);
    }

    @Test
    void a_console_that_dies_leaves_nothing_twice_and_nothing_undone() {
        UUID job = job(120);
        engine.failing = 0.03;
        var random = new Random(7);

        for (int death = 0; death < 10; death++) {
            run(job, new Fence(random.nextInt(1, 12)));
            rows.change(job, JobState.RUNNING, JobWhy.ASKED, LEAD, NOW);
        }
        while (found(job).state().open()) {
            rows.change(job, JobState.RUNNING, JobWhy.ASKED, LEAD, NOW);
            run(job, new Fence());
        }

        var found = found(job);
        assertThat(found.state()).isEqualTo(JobState.DONE);
        assertThat(found.ended()).isEqualTo(120);
        assertThat(engine.deletions).allSatisfy((_, times) -> assertThat(times).hasValue(1));
        assertThat(found.counts().getOrDefault(Outcome.SUCCEEDED, 0)
                        + found.counts().getOrDefault(Outcome.ALREADY_DONE, 0))
                .isEqualTo(engine.deletions.size());
    }

    private UUID job(int size) {
        List<PlanItem> items = IntStream.range(0, size)
                .mapToObj(i -> PlanItem.of(BulkFixture.running("s" + i, "ada", Duration.ofHours(1)), null))
                .toList();
        var plan = new Plan(
                UUID.randomUUID(),
                "lea",
                "Lea",
                BulkFixture.DELETE,
                null,
                Belts.NONE,
                null,
                NOW,
                NOW.plus(Duration.ofMinutes(15)),
                PlanHash.of(BulkFixture.DELETE, items),
                size,
                0,
                List.of());
        plans.add(plan, items, Set.of());
        rows.add(plan.id(), LEAD, NOW, NOW);
        rows.change(plan.id(), JobState.RUNNING, null, null, NOW);
        return plan.id();
    }

    private void run(UUID job, Fence fence) {
        run(job, fence, InstantSource.system());
    }

    private void run(UUID job, Fence fence, InstantSource time) {
        new JobRun(job, rows, engine, fence, threads, () -> {}, time).run();
    }

    private Job found(UUID job) {
        var reader = new JobReads.Reader(LEAD, true, new AccessScope(false, Set.of(), null));
        return reads.find(reader, job, NOW).orElseThrow();
    }

    private static ItemResult failed() {
        return new ItemResult.Ended(Outcome.FAILED, "HTTP_500", "It failed.");
    }

    /// Holds until so many writes were made, and then as a console that was killed: nothing is written any more.
    private final class Fence implements JobRun.Fence {

        private int writes;

        Fence() {
            this(Integer.MAX_VALUE);
        }

        Fence(int writes) {
            this.writes = writes;
        }

        @Override
        public boolean held() {
            return writes > 0;
        }

        @Override
        public void write(Runnable work) {
            if (writes-- <= 0) {
                throw TestLeadership.lost();
            }
            transaction.executeWithoutResult(_ -> work.run());
        }
    }

    /// An engine in memory: counts the deletions of each sandbox.
    private final class Engine implements JobRun.Act {

        private final Map<SandboxId, AtomicInteger> deletions = new ConcurrentHashMap<>();

        private final Random random = new Random(3);

        private Function<SandboxId, ItemResult> answers = this::delete;

        private double failing;

        ItemResult delete(SandboxId id) {
            if (failing > 0 && chance() < failing) {
                return failed();
            }
            deletions.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
            return ItemResult.Ended.succeeded();
        }

        private synchronized double chance() {
            return random.nextDouble();
        }

        @Override
        public ItemResult on(PlanItem item, JobRun.Call call) {
            return answers.apply(item.id());
        }

        @Override
        public ItemResult reconcile(PlanItem item) {
            return deletions.containsKey(item.id())
                    ? new ItemResult.Ended(Outcome.ALREADY_DONE, "", null)
                    : new ItemResult.Later(Duration.ZERO);
        }
    }
}
