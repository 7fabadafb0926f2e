package io.sandboxconsole.bulk;

import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.DAY;
import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.rights.RightsOn;
import io.sandboxconsole.access.rights.RightsSource.Rights;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.bulk.BulkJobs.ItemQuestion;
import io.sandboxconsole.bulk.BulkJobs.Question;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.LiveLifecycle;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Starts, steers and shows jobs over simulated engines, by HTTP.
@ParameterizedClass
@EnumSource(Databases.class)
class BulkJobsTests {

    private static final BulkCommand DELETE = BulkFixture.DELETE;

    private final Actor lead = Actors.person("lea", Role.LEAD, "platform");

    private final Actor otherLead = Actors.person("otto", Role.LEAD, "other");

    private final Actor secondLead = Actors.person("liv", Role.LEAD, "platform");

    private final Actor operator = Actors.person("ada", Role.OPERATOR, "platform");

    private final Actor viewer = Actors.person("vic", Role.VIEWER, "platform");

    private final Actor auditor = Actors.person("aud", Role.AUDITOR);

    private final Actor admin = Actors.person("root", Role.ADMIN);

    private final TestClock clock = new TestClock();

    private final Simulator simulator = LiveLifecycle.simulator();

    private final StoppableDataSource database;

    private final JobConsole console;

    BulkJobsTests(Databases databases) {
        database = databases.migrated();
        console = new JobConsole(database, simulator, clock, Duration.ofSeconds(10)).knowing(lead, operator, admin);
    }

    @AfterEach
    void close() {
        console.close();
        simulator.close();
    }

    @Test
    void a_job_begins_after_its_grace_period_and_deletes_each_sandbox_once() {
        var fleet = console.fleet(PROD, 15, "platform", "bob");
        var plan = console.plan(lead, DELETE, fleet);

        var started = console.start(lead, plan);
        console.run();

        assertThat(started.state()).isEqualTo(JobState.WAITING);
        assertThat(started.mine()).isTrue();
        assertThat(started.acts()).containsExactly(JobAct.CANCEL);
        assertThat(started.dueAt()).isEqualTo(started.startedAt().plusSeconds(10));
        assertThat(console.found(lead, plan.id()).ended()).isZero();

        clock.advance(Duration.ofSeconds(10));
        simulator.requests().reset();
        console.run();

        var done = console.found(lead, plan.id());
        assertThat(done.state()).isEqualTo(JobState.DONE);
        assertThat(done.counts()).containsExactly(Map.entry(Outcome.SUCCEEDED, 15));
        assertThat(console.jobs.items(lead, plan.id(), ItemQuestion.ALL, 0, 20))
                .hasSize(15)
                .allSatisfy(item -> assertThat(item.endedAt()).isNotNull());
        assertThat(console.jobs.events(lead, plan.id()))
                .extracting(JobEvent::state)
                .containsExactly(JobState.WAITING, JobState.RUNNING, JobState.DONE);
        assertThat(childrenOf(plan.id()))
                .hasSize(30)
                .allSatisfy(row -> assertThat(row.who().id()).isEqualTo("lea"));
        assertThat(simulator.requests().total()).isLessThanOrEqualTo(30);
        assertThat(console.trail.story())
                .contains("INTENT start-bulk", "OUTCOME start-bulk SUCCEEDED", "OUTCOME delete SUCCEEDED");
    }

    @Test
    void sandboxes_read_one_by_one_are_those_that_were_listed() {
        simulator.daytona().fleet().resize(60);
        simulator.fleet().resize(60);
        console.list(DAY);
        console.list(PROD);
        var all = new Selection.Matching(SandboxFilter.EVERYTHING, Set.of());
        var plan = console.plans.make(admin, all, DELETE, Belts.NONE, null);
        simulator.requests().reset();
        simulator.daytona().requests().reset();

        console.start(admin, plan);
        clock.advance(Duration.ofSeconds(10));
        console.run();

        assertThat(plan.taken()).isGreaterThan(80);
        assertThat(console.jobs.items(admin, plan.id(), ItemQuestion.ALL, 0, 200))
                .extracting(JobItem::code)
                .containsOnly("");
        assertThat(console.found(admin, plan.id()).state()).isEqualTo(JobState.DONE);
        assertThat(simulator.requests().total() + simulator.daytona().requests().total())
                .isLessThanOrEqualTo(2L * plan.taken());
    }

    @Test
    void a_start_can_be_undone_until_it_is_due_by_whoever_might_have_started_it() {
        var plan = console.plan(lead, DELETE, console.fleet(PROD, 3, "platform", "bob"));
        console.start(lead, plan);

        var undone = console.jobs.cancel(secondLead, plan.id());
        clock.advance(Duration.ofMinutes(1));
        console.run();

        assertThat(undone.state()).isEqualTo(JobState.CANCELLED);
        assertThat(undone.mine()).isFalse();
        assertThat(undone.counts()).containsExactly(Map.entry(Outcome.CANCELLED, 3));
        assertThat(console.lifecycle.list(PROD)).hasSize(3);
        assertThat(console.trail.story())
                .contains("OUTCOME cancel-bulk SUCCEEDED")
                .doesNotContain("INTENT delete");
        assertThat(console.jobs.events(lead, plan.id()).getLast().actor()).isEqualTo("liv");
        assertThat(refusal(() -> console.jobs.cancel(lead, plan.id()))).isEqualTo("job-state");
    }

    @Test
    void each_act_on_a_job_is_recorded_where_it_is_done_and_where_it_is_denied() {
        var plan = console.plan(lead, DELETE, console.fleet(PROD, 3, "platform", "bob"));
        console.rights = _ -> new Rights.Unknown();
        console.start(lead, plan);
        clock.advance(Duration.ofMinutes(1));
        console.run();
        assertThat(console.found(lead, plan.id()).state()).isEqualTo(JobState.PAUSED);

        List<Consumer<Actor>> acts = List.of(
                actor -> console.jobs.resume(actor, plan.id()),
                actor -> console.jobs.pause(actor, plan.id()),
                actor -> console.jobs.cancel(actor, plan.id()));
        acts.forEach(act -> {
            assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> act.accept(auditor));
            act.accept(lead);
        });

        assertThat(console.trail.story())
                .contains("OUTCOME start-bulk SUCCEEDED")
                .contains("OUTCOME resume-bulk DENIED", "OUTCOME resume-bulk SUCCEEDED")
                .contains("OUTCOME pause-bulk DENIED", "OUTCOME pause-bulk SUCCEEDED")
                .contains("OUTCOME cancel-bulk DENIED", "OUTCOME cancel-bulk SUCCEEDED");
        assertThat(console.lifecycle.list(PROD)).hasSize(3);
    }

    @Test
    void of_two_starts_at_once_one_wins() throws Exception {
        var plan = console.plan(lead, DELETE, console.fleet(PROD, 2, "platform", "bob"));
        Callable<String> start = () -> refusal(() -> console.start(lead, plan));

        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(start, start));
            assertThat(List.of(both.getFirst().get(), both.getLast().get()))
                    .containsExactlyInAnyOrder("", "plan-started");
        }

        assertThat(console.jobs.count(lead, new Question(Set.of(), null))).isEqualTo(1);
    }

    @Test
    void a_plan_is_refused_with_the_reason_and_nothing_is_done() {
        var fleet = console.fleet(PROD, 3, "platform", "bob");
        var plan = console.plan(lead, DELETE, fleet);

        assertThat(refusal(() -> console.start(lead, console.plan(lead, DELETE, List.of()))))
                .isEqualTo("plan-empty");
        assertThat(refusal(() -> console.jobs.start(lead, UUID.randomUUID(), plan.hash(), 3)))
                .isEqualTo("plan-unknown");
        assertThat(refusal(() -> console.start(secondLead, plan))).isEqualTo("plan-unknown");
        assertThat(refusal(() -> console.jobs.start(lead, plan.id(), "0".repeat(64), 3)))
                .isEqualTo("plan-hash");
        assertThat(refusal(() -> console.jobs.start(lead, plan.id(), plan.hash(), null)))
                .isEqualTo("plan-count-not-typed");
        assertThat(refusal(() -> console.jobs.start(lead, plan.id(), plan.hash(), 2)))
                .isEqualTo("plan-count-wrong");
        assertThat(refusal(() -> console.start(Actors.person("lea", Role.OPERATOR, "platform"), plan)))
                .isEqualTo("plan-too-many");
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> console.start(viewer, plan));
        var blocked = console.plans.make(
                lead,
                new Selection.Matching(SandboxFilter.EVERYTHING, Set.of()),
                DELETE,
                new Belts(2, null, null, null, null),
                null);
        assertThat(refusal(() -> console.start(lead, blocked))).isEqualTo("plan-blocked");
        console.plans.discard(lead, blocked.id());
        assertThat(refusal(() -> console.plans.discard(lead, blocked.id()))).isEqualTo("plan-expired");
        clock.advance(Duration.ofMinutes(15));
        assertThat(refusal(() -> console.start(lead, plan))).isEqualTo("plan-expired");

        console.run();
        assertThat(console.jobs.jobs(admin, new Question(Set.of(), null), 0, 10))
                .isEmpty();
        assertThat(console.lifecycle.list(PROD)).hasSize(3);
        assertThat(console.trail.story()).contains("OUTCOME start-bulk FAILED", "OUTCOME start-bulk DENIED");
    }

    @Test
    void a_plan_whose_rows_were_edited_is_not_started() {
        var fleet = console.fleet(PROD, 3, "platform", "bob");
        var plan = console.plan(lead, DELETE, fleet.subList(0, 2));
        JdbcClient.create(database)
                .sql("update bulk_item set sandbox = ? where plan = ? and position = 1")
                .params(fleet.getLast().id().value(), plan.id())
                .update();

        assertThat(refusal(() -> console.start(lead, plan))).isEqualTo("plan-hash");

        assertThat(console.jobs.find(lead, plan.id())).isEmpty();
    }

    @Test
    void a_job_is_shown_to_those_who_might_have_started_it_and_to_those_who_read_the_trail() {
        var plan = console.plan(lead, DELETE, console.fleet(PROD, 2, "platform", "bob"));
        console.start(lead, plan);
        var all = new Question(Set.of(), null);

        assertThat(console.jobs.jobs(lead, all, 0, 10)).hasSize(1);
        assertThat(console.jobs.jobs(secondLead, all, 0, 10)).hasSize(1);
        assertThat(console.jobs.jobs(admin, new Question(Set.of(JobState.WAITING), "lea"), 0, 10))
                .hasSize(1);
        assertThat(console.jobs.find(auditor, plan.id()).orElseThrow().acts()).isEmpty();
        for (Actor stranger : List.of(otherLead, operator, viewer)) {
            assertThat(console.jobs.jobs(stranger, all, 0, 10)).isEmpty();
            assertThat(console.jobs.count(stranger, all)).isZero();
            assertThat(console.jobs.find(stranger, plan.id())).isEmpty();
            assertThat(console.jobs.items(stranger, plan.id(), ItemQuestion.ALL, 0, 10))
                    .isEmpty();
            assertThat(console.jobs.events(stranger, plan.id())).isEmpty();
            assertThat(refusal(() -> console.jobs.cancel(stranger, plan.id()))).isEqualTo("not-found");
        }
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> console.jobs.cancel(auditor, plan.id()));
        assertThat(console.jobs.count(lead, new Question(Set.of(JobState.DONE), null)))
                .isZero();
        assertThat(console.found(lead, plan.id()).state()).isEqualTo(JobState.WAITING);
    }

    @Test
    void jobs_are_read_one_after_the_other_by_the_start_of_the_one_before() {
        var fleet = console.fleet(PROD, 3, "platform", "bob");
        var all = new Question(Set.of(), null);
        for (int i = 0; i < 3; i++) {
            console.start(lead, console.plan(lead, DELETE, fleet.subList(i, i + 1)));
            // Two start at the same moment.
            clock.advance(Duration.ofSeconds(i));
        }

        List<UUID> read = new ArrayList<>();
        var question = all;
        for (var page = console.jobs.jobs(lead, question, 0, 1);
                !page.isEmpty();
                page = console.jobs.jobs(lead, question, 0, 1)) {
            read.add(page.getFirst().id());
            question = all.behind(new BulkJobs.Started(
                    page.getFirst().startedAt(), page.getFirst().id()));
        }

        assertThat(read)
                .containsExactlyElementsOf(console.jobs.jobs(lead, all, 0, 10).stream()
                        .map(Job::id)
                        .toList())
                .hasSize(3);
    }

    @Test
    void what_changed_since_the_plan_is_left_out_with_the_reason() {
        var fleet = new ArrayList<>(console.fleet(PROD, 6, "platform", "bob"));
        var engine = console.lifecycle.engine(PROD);
        var plan = console.plan(lead, DELETE, fleet);
        engine.renew(fleet.get(1).id(), clock.instant().plus(Duration.ofHours(9)));
        engine.editMetadata(fleet.get(2).id(), new MetadataPatch(Map.of("stage", "live"), Set.of()));
        engine.pause(fleet.get(3).id());
        engine.delete(fleet.get(4).id());
        engine.editMetadata(
                fleet.get(5).id(),
                new MetadataPatch(Map.of(io.sandboxconsole.sandbox.spec.ReservedMetadata.OWNER, "eve"), Set.of()));

        runToEnd(plan);

        assertThat(results(plan.id()))
                .containsExactly(
                        "SUCCEEDED ",
                        "SKIPPED RENEWED",
                        "SKIPPED CHANGED",
                        "SKIPPED CHANGED",
                        "ALREADY_DONE ",
                        "SKIPPED RE_OWNED");
        assertThat(console.lifecycle.list(PROD)).hasSize(4);
        assertThat(childrenOf(plan.id())).hasSize(12);
        assertThat(childrenOf(plan.id()))
                .filteredOn(row -> row.phase() == Phase.OUTCOME)
                .extracting(row -> row.ending().code())
                .containsExactlyInAnyOrder("", "RENEWED", "CHANGED", "CHANGED", "not-found", "RE_OWNED");
    }

    @Test
    void other_acts_than_a_deletion_are_carried_out_too() {
        var fleet = console.fleet(PROD, 3, "platform", "ada");
        var until = clock.instant().plus(Duration.ofHours(20)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

        runToEnd(console.plan(lead, new BulkCommand.Renew(until), fleet));
        console.list(PROD);
        var patch = new MetadataPatch(Map.of("stage", "old"), Set.of());
        runToEnd(console.plan(operator, new BulkCommand.EditMetadata(patch), fleet));
        console.list(PROD);
        runToEnd(console.plan(lead, new BulkCommand.Simple(SandboxAction.PAUSE), fleet));

        assertThat(console.lifecycle.list(PROD)).allSatisfy(now -> {
            assertThat(now.expiresAt()).isEqualTo(until);
            assertThat(now.metadata()).containsEntry("stage", "old");
            assertThat(now.state().word()).containsIgnoringCase("paus");
        });
    }

    @Test
    void what_failed_becomes_a_plan_of_its_own() {
        var fleet = console.fleet(PROD, 3, "platform", "bob");
        var plan = console.plan(lead, DELETE, fleet);
        simulator.faults().on("DELETE /sandboxes/{id}").times(1).status(500);
        console.start(lead, plan);
        assertThat(refusal(() -> console.jobs.retryFailed(lead, plan.id()))).isEqualTo("job-state");

        clock.advance(Duration.ofMinutes(1));
        console.run();
        var paused = console.found(lead, plan.id());
        assertThat(paused.state()).isEqualTo(JobState.PAUSED);
        assertThat(paused.why()).isEqualTo(JobWhy.FAILED_EARLY);
        assertThat(paused.acts()).containsExactlyInAnyOrder(JobAct.CANCEL, JobAct.RESUME);
        console.jobs.resume(secondLead, plan.id());
        console.run();
        var retry = console.jobs.retryFailed(secondLead, plan.id());

        assertThat(console.found(lead, plan.id()).state()).isEqualTo(JobState.DONE);
        assertThat(retry.taken()).isEqualTo(1);
        assertThat(retry.command()).isEqualTo(DELETE);
        assertThat(refusal(() -> console.jobs.resume(lead, plan.id()))).isEqualTo("job-state");
    }

    /// Behind what a console does not believe of it, which a test of the whole screen shows.
    @Test
    void a_listing_that_turned_empty_plans_nothing() {
        var fleet = console.fleet(PROD, 3, "platform", "bob");
        simulator.faults().on("GET /sandboxes").emptyList();
        assertThat(console.lifecycle.list(PROD)).isEmpty();
        fleet.forEach(console.inventory::lose);
        var matching = new Selection.Matching(SandboxFilter.EVERYTHING, Set.of());

        var all = console.plans.make(lead, matching, DELETE, Belts.NONE, null);
        var chosen = console.plan(lead, DELETE, fleet);

        assertThat(all.taken()).isZero();
        assertThat(chosen.taken()).isZero();
        assertThat(refusal(() -> console.start(lead, all))).isEqualTo("plan-empty");
        assertThat(refusal(() -> console.start(lead, chosen))).isEqualTo("plan-empty");
        simulator.faults().clear();
        assertThat(console.lifecycle.list(PROD)).hasSize(3);
    }

    @Test
    void ids_that_never_existed_are_named_and_make_no_job() {
        var never = new SandboxId(PROD, "never");

        var plan = console.plans.make(lead, new Selection.Chosen(List.of(never)), DELETE, Belts.NONE, null);

        assertThat(console.plans.items(lead, plan.id(), false, 0, 5))
                .extracting(item ->
                        item.id() + " " + Objects.requireNonNull(item.skip()).reason())
                .containsExactly(never + " NOT_FOUND");
        assertThat(refusal(() -> console.start(lead, plan))).isEqualTo("plan-empty");
        assertThat(console.jobs.find(lead, plan.id())).isEmpty();
    }

    @Test
    void a_role_that_another_console_saw_taken_away_ends_the_job_five_seconds_later() {
        try (var other = new JobConsole(database, simulator, clock)) {
            var standings = console.standings;
            standings.remember(lead);
            console.rights = RightsOn.standings(standings)::of;
            var plan = console.plan(lead, DELETE, console.fleet(PROD, 12, "platform", "bob"));
            console.start(lead, plan);
            clock.advance(Duration.ofSeconds(10));
            simulator.faults().on("GET /sandboxes/{id}").stall();
            console.runner.begin();
            await().until(() -> simulator.requests().count("GET /sandboxes/{id}") > 0);
            clock.advance(Duration.ofSeconds(1));
            other.standings.remember(Actors.person("lea", Role.VIEWER, "platform"));

            clock.advance(Duration.ofSeconds(5));

            await().until(() -> console.found(admin, plan.id()).state() == JobState.CANCELLED);
            simulator.faults().clear();
            await().until(() -> !console.runner.busy());
            assertThat(console.found(admin, plan.id()).why()).isEqualTo(JobWhy.RIGHTS_LOST);
            assertThat(console.found(admin, plan.id()).counts()).containsExactly(Map.entry(Outcome.CANCELLED, 12));
            assertThat(console.lifecycle.list(PROD)).hasSize(12);
        }
    }

    @Test
    void every_refusal_of_a_start_says_what_happened_and_what_to_do() {
        assertThat(PlanRefused.Why.values())
                .extracting(why -> new PlanRefused(why).explanation().toString())
                .allSatisfy(sentence -> assertThat(sentence).endsWith(".").contains(" "))
                .doesNotHaveDuplicates();
        assertThat(new PlanRefused(PlanRefused.Why.HASH).explanation().toString())
                .contains("Nothing was started");
    }

    @Test
    void listeners_are_told_of_changes_here_and_on_other_consoles_until_they_leave() {
        try (var other = new JobConsole(database, simulator, clock).knowing(lead)) {
            var plan = console.plan(lead, DELETE, console.fleet(PROD, 1, "platform", "bob"));
            List<UUID> here = new ArrayList<>();
            List<UUID> there = new ArrayList<>();
            Runnable leave = console.jobs.listen(here::add);
            other.jobs.listen(there::add);

            console.start(lead, plan);
            console.jobs.cancel(lead, plan.id());
            tell(console);
            other.feed.look();
            tell(other);

            assertThat(here).containsExactly(plan.id());
            assertThat(there).containsExactly(plan.id());
            other.feed.look();
            tell(other);
            leave.run();
            console.feed.changed(plan.id());
            tell(console);
            assertThat(here).hasSize(1);
            assertThat(there).hasSize(1);
        }
    }

    @Test
    void confirmations_grow_with_the_danger() {
        var own = console.fleet(PROD, 2, "platform", "ada");
        var others = console.fleet(PROD, 2, "production", "bob");
        var pause = new BulkCommand.Simple(SandboxAction.PAUSE);

        assertThat(confirmation(operator, DELETE, own.subList(0, 1))).isEqualTo(Confirmation.GRACE);
        assertThat(confirmation(operator, DELETE, own)).isEqualTo(Confirmation.NAMES);
        assertThat(confirmation(lead, DELETE, own)).isEqualTo(Confirmation.COUNT);
        assertThat(confirmation(admin, DELETE, others.subList(0, 1))).isEqualTo(Confirmation.COUNT);
        assertThat(confirmation(admin, pause, others.subList(0, 1))).isEqualTo(Confirmation.GRACE);
    }

    private Confirmation confirmation(Actor actor, BulkCommand command, List<Sandbox> sandboxes) {
        return console.plans.confirmation(actor, console.plan(actor, command, sandboxes));
    }

    private static void tell(JobConsole console) {
        var due = List.copyOf(console.scheduler.planned());
        console.scheduler.planned().clear();
        due.forEach(one -> one.run());
    }

    private void runToEnd(Plan plan) {
        var starter = Stream.of(lead, operator)
                .filter(one -> one.id().value().equals(plan.actor()))
                .findFirst()
                .orElseThrow();
        console.start(starter, plan);
        clock.advance(Duration.ofSeconds(10));
        console.run();
        assertThat(console.found(admin, plan.id()).state()).isEqualTo(JobState.DONE);
    }

    private List<String> results(UUID job) {
        return console.jobs.items(lead, job, ItemQuestion.ALL, 0, 100).stream()
                .map(item -> item.outcome() + " " + item.code())
                .toList();
    }

    private List<AuditEvent> childrenOf(UUID job) {
        return console.trail.rows().stream()
                .filter(row -> BulkJobs.trailName(job).equals(row.context().job()))
                .toList();
    }

    /// Returns the code of the refusal; empty where there was none.
    private static String refusal(Runnable work) {
        try {
            work.run();
            return "";
        } catch (PlanRefused refused) {
            return refused.code();
        } catch (JobRefused refused) {
            return refused.code();
        }
    }
}
