package io.sandboxconsole.bulk;

import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.DAY;
import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.rights.RightsSource.Rights;
import io.sandboxconsole.bulk.BulkJobs.ItemQuestion;
import io.sandboxconsole.history.CountedStatements;
import io.sandboxconsole.history.retention.TestHolds;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.LiveLifecycle;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Takes rights, engines, consoles and sandboxes away in the middle of jobs over simulated engines, by HTTP.
@ParameterizedClass
@EnumSource(Databases.class)
class JobFaultsTests {

    private static final BulkCommand DELETE = BulkFixture.DELETE;

    /// A job that always goes on.
    private static final JobRun.Call UNDISTURBED = new JobRun.Call() {

        @Override
        public boolean goesOn() {
            return true;
        }

        @Override
        public void putOff(Duration wait) {}
    };

    private final Actor lead = Actors.person("lea", Role.LEAD, "platform");

    private final Actor admin = Actors.person("root", Role.ADMIN);

    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final Simulator simulator = LiveLifecycle.simulator();

    private final StoppableDataSource database;

    private final JobConsole console;

    JobFaultsTests(Databases databases) {
        database = databases.migrated();
        console = new JobConsole(database, simulator, clock).knowing(lead, admin);
    }

    @AfterEach
    void close() {
        console.close();
        simulator.close();
    }

    @Test
    void lost_rights_end_the_rest_with_the_reason_on_each() {
        var plan = console.plan(lead, DELETE, console.fleet(PROD, 40, "platform", "bob"));
        var asked = new AtomicInteger();
        console.rights = starter -> asked.incrementAndGet() < 20
                ? new Rights.Confirmed(lead.from(starter.origin()), clock.instant())
                : new Rights.Confirmed(lead.from(starter.origin()).with(Set.of()), clock.instant());

        console.start(lead, plan);
        console.run();

        var job = console.found(admin, plan.id());
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.why()).isEqualTo(JobWhy.RIGHTS_LOST);
        assertThat(job.left()).isZero();
        assertThat(job.count(Outcome.CANCELLED)).isPositive();
        assertThat(console.lifecycle.list(PROD)).hasSize(job.count(Outcome.CANCELLED));
        assertThat(items(plan.id()))
                .filteredOn(item -> item.outcome() == Outcome.CANCELLED)
                .allSatisfy(item -> assertThat(item.code()).isEqualTo("RIGHTS_LOST"));
    }

    @Test
    void a_revoked_key_ends_its_job_and_what_cannot_be_checked_lets_it_pause() {
        var fleet = console.fleet(PROD, 4, "platform", "bob");
        var first = console.plan(lead, DELETE, fleet.subList(0, 2));
        var second = console.plan(lead, DELETE, fleet.subList(2, 4));
        console.start(lead, first);
        console.start(lead, second);

        console.rights = _ -> new Rights.Unknown();
        console.run();
        assertThat(console.found(lead, first.id()).why()).isEqualTo(JobWhy.RIGHTS_UNKNOWN);
        console.rights = starter -> new Rights.Confirmed(
                lead.from(starter.origin()), clock.instant().minus(Duration.ofMinutes(16)));
        console.jobs.resume(lead, second.id());
        console.run();
        assertThat(console.found(lead, second.id()).why()).isEqualTo(JobWhy.RIGHTS_UNKNOWN);
        console.rights = _ -> new Rights.Ended();
        console.jobs.resume(lead, first.id());
        console.run();

        assertThat(console.found(lead, first.id()).why()).isEqualTo(JobWhy.RIGHTS_LOST);
        assertThat(console.found(lead, first.id()).counts()).containsExactly(Map.entry(Outcome.CANCELLED, 2));
        assertThat(console.lifecycle.list(PROD)).hasSize(4);
    }

    @Test
    void an_engine_that_limits_fails_nothing_and_each_sandbox_is_one_attempt() {
        var plan = console.plan(lead, DELETE, console.fleet(PROD, 12, "platform", "bob"));
        simulator.faults().on("GET /sandboxes/{id}").times(1).rateLimited(1);
        simulator.faults().on("DELETE /sandboxes/{id}").times(1).rateLimited(1);

        console.start(lead, plan);
        console.run();

        assertThat(console.found(lead, plan.id()).counts()).containsExactly(Map.entry(Outcome.SUCCEEDED, 12));
        assertThat(console.trail.story())
                .filteredOn(line -> line.contains(" delete"))
                .hasSize(24)
                .containsOnly("INTENT delete", "OUTCOME delete SUCCEEDED");
    }

    @Test
    void a_pause_ends_the_wait_of_an_attempt_that_the_engine_put_off() {
        var plan = console.plan(lead, DELETE, console.fleet(PROD, 3, "platform", "bob"));
        simulator.faults().on("DELETE /sandboxes/{id}").times(1).rateLimited(100);
        console.start(lead, plan);

        console.runner.begin();
        await().until(() -> console.trail.story().contains("INTENT delete"));
        console.jobs.pause(lead, plan.id());
        await().until(() -> !console.runner.busy());

        var job = console.found(lead, plan.id());
        assertThat(job.state()).isEqualTo(JobState.PAUSED);
        assertThat(job.left()).isEqualTo(3);
        assertThat(console.lifecycle.list(PROD)).hasSize(3);
    }

    @Test
    void a_limit_takes_two_calls_of_each_sandbox_and_refuses_none() {
        simulator.daytona().fleet().resize(12);
        console.list(DAY);
        var plan = console.plans.make(
                admin, new Selection.Matching(SandboxFilter.EVERYTHING, Set.of()), DELETE, Belts.NONE, null);
        simulator.daytona().behaviour().limit("authenticated", 30, 1);
        simulator.daytona().requests().reset();
        console.start(admin, plan);

        console.run();

        assertThat(plan.taken()).isPositive();
        assertThat(console.found(admin, plan.id()).counts())
                .containsExactly(Map.entry(Outcome.SUCCEEDED, plan.taken()));
        assertThat(simulator.daytona().requests().total()).isEqualTo(2L * plan.taken());
    }

    @Test
    void a_sandbox_whose_state_is_changing_is_tried_again() {
        simulator.daytona().fleet().resize(2);
        console.list(DAY);
        var plan = console.plans.make(
                admin, new Selection.Matching(SandboxFilter.EVERYTHING, Set.of()), DELETE, Belts.NONE, null);
        // The adapter itself repeats a refused call once.
        simulator.daytona().faults().on("DELETE /sandbox/{id}").times(2).status(409);
        console.start(admin, plan);

        console.run();

        assertThat(console.found(admin, plan.id()).counts())
                .containsExactly(Map.entry(Outcome.SUCCEEDED, plan.taken()));
    }

    @Test
    void a_lost_answer_to_a_deletion_is_looked_up() {
        var plan = console.plan(lead, DELETE, console.fleet(PROD, 3, "platform", "bob"));
        simulator.faults().on("DELETE /sandboxes/{id}").times(1).lostAnswer();

        console.start(lead, plan);
        console.run();

        assertThat(console.found(lead, plan.id()).counts()).containsExactly(Map.entry(Outcome.SUCCEEDED, 3));
    }

    @Test
    void a_legal_hold_since_the_plan_keeps_the_sandbox() {
        var fleet = console.fleet(PROD, 2, "platform", "bob");
        var plan = console.plan(lead, DELETE, fleet);
        TestHolds.place(database, console.holds, admin, fleet.getFirst().id());

        console.start(lead, plan);
        console.run();

        assertThat(items(plan.id())).extracting(JobItem::code).containsExactly("HELD", "");
        console.list(PROD);
        assertThat(console.plans.items(lead, console.plan(lead, DELETE, fleet).id(), false, 0, 5))
                .extracting(item -> Objects.requireNonNull(item.skip()).reason())
                .containsExactly(Skip.Reason.HELD, Skip.Reason.NOT_FOUND);
    }

    /// R1 in its smallest form; the benchmark has the full one.
    @Test
    void a_console_goes_on_where_another_ended_and_every_sandbox_has_one_outcome() {
        var found = new JobKills(database, simulator, clock, 11).run(80, 3);

        assertThat(found.job().state()).isEqualTo(JobState.DONE);
        assertThat(found.job().ended()).isEqualTo(80);
        assertThat(found.kills()).isEqualTo(3);
        assertThat(found.live()).isEqualTo(found.job().count(Outcome.FAILED));
        assertThat(found.deleteCalls()).isLessThanOrEqualTo(80 + found.faults());
    }

    /// Where nothing is shared: mostly it is, and the benchmark counts fewer than two.
    @Test
    void an_item_costs_a_bounded_number_of_statements() {
        var counted = new CountedStatements(database);
        try (var other = new JobConsole(new StoppableDataSource(counted), simulator, clock).knowing(lead)) {
            var plan = other.plan(lead, DELETE, other.fleet(PROD, 50, "platform", "bob"));
            other.start(lead, plan);
            counted.reset();

            other.run();

            assertThat(other.found(lead, plan.id()).count(Outcome.SUCCEEDED)).isEqualTo(50);
            assertThat(counted.statements()).as(counted::listed).isLessThanOrEqualTo(12 * 50 + 30);
        }
    }

    @Test
    void a_job_under_way_is_not_begun_by_another_console() {
        var plan = console.plan(lead, DELETE, console.fleet(PROD, 3, "platform", "bob"));
        console.start(lead, plan);
        console.leadership.of(BulkJobs.trailName(plan.id()), JobRunner.TERM).tryAcquireOrRenew();

        try (var other = new JobConsole(database, simulator, clock).knowing(lead)) {
            other.run();

            assertThat(console.found(lead, plan.id()).ended()).isZero();
        }
        console.run();
        assertThat(console.found(lead, plan.id()).state()).isEqualTo(JobState.DONE);
    }

    /// Others change sandboxes before, between and after the acts on them.
    @Test
    void no_order_of_changes_by_others_deletes_what_they_changed() {
        var random = new Random(5);
        var fleet = console.fleet(PROD, 40, "platform", "bob");
        var plan = console.plan(lead, DELETE, fleet);
        console.start(lead, plan);
        var act = console.runner.act(plan.id());
        List<PlanItem> todo = new ArrayList<>(console.plans.items(lead, plan.id(), 0, 100));
        List<SandboxId> live = new ArrayList<>(fleet.stream().map(Sandbox::id).toList());
        Set<SandboxId> changed = new HashSet<>();
        Collections.shuffle(todo, random);

        while (!todo.isEmpty()) {
            if (random.nextBoolean()) {
                var item = todo.removeLast();
                var ended = (ItemResult.Ended) act.on(item, UNDISTURBED);
                assertThat(ended.outcome())
                        .isEqualTo(changed.contains(item.id()) ? Outcome.SKIPPED : Outcome.SUCCEEDED);
                if (ended.outcome() == Outcome.SUCCEEDED) {
                    live.remove(item.id());
                }
            } else {
                var victim = live.get(random.nextInt(live.size()));
                change(victim, random.nextInt(4));
                changed.add(victim);
            }
        }

        assertThat(console.lifecycle.list(PROD)).extracting(Sandbox::id).containsExactlyInAnyOrderElementsOf(live);
        assertThat(live).containsAll(changed);
    }

    private void change(SandboxId id, int way) {
        var engine = console.lifecycle.engine(PROD);
        switch (way) {
            case 0 -> engine.renew(id, clock.instant().plus(Duration.ofHours(9)));
            case 1 -> engine.editMetadata(id, new MetadataPatch(Map.of("stage", "live"), Set.of()));
            case 2 -> engine.editMetadata(id, new MetadataPatch(Map.of(ReservedMetadata.OWNER, "eve"), Set.of()));
            default -> lock(id);
        }
    }

    /// A second lock of the same sandbox is refused.
    private void lock(SandboxId id) {
        var locks = console.lifecycle.locks;
        if (locks.view().all().stream().noneMatch(lock -> lock.subject().equals(new LockSubject.One(id, id.value())))) {
            var target = new Target(id.connection().value(), id.value(), null, "platform", "bob");
            locks.place(lead, target, new LockSubject.One(id, id.value()), new ProtectionTerms("Demo", null));
        }
    }

    @Test
    void a_lock_since_the_plan_keeps_the_sandbox() {
        var fleet = console.fleet(PROD, 2, "platform", "bob");
        var plan = console.plan(lead, DELETE, fleet);
        lock(fleet.getFirst().id());

        console.start(lead, plan);
        console.run();

        assertThat(items(plan.id()))
                .extracting(item -> item.outcome() + " " + item.code())
                .containsExactly("SKIPPED LOCKED", "SUCCEEDED ");
        assertThat(items(plan.id()).getFirst().detail()).contains("Demo");
        assertThat(console.lifecycle.list(PROD)).hasSize(1);
    }

    private List<JobItem> items(UUID job) {
        return console.jobs.items(admin, job, ItemQuestion.ALL, 0, 1_000);
    }
}
