package io.sandboxconsole.bulk;

import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.StandingsOn;
import io.sandboxconsole.access.rights.PresentRights;
import io.sandboxconsole.access.rights.RightsSource;
import io.sandboxconsole.access.rights.RightsSource.Rights;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.history.retention.LegalHolds;
import io.sandboxconsole.history.retention.TestHolds;
import io.sandboxconsole.inventory.TestInventory;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lifecycle.LiveLifecycle;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.ManualScheduler;
import io.sandboxconsole.testing.StoppableDataSource;
import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A console that plans and runs jobs over simulated engines; several on one database are several consoles. Its jobs
/// begin when a test says so.
final class JobConsole implements AutoCloseable {

    final StoppableDataSource database;

    final Clock clock;

    final TestTrail trail;

    final Guard guard;

    final LiveLifecycle lifecycle;

    final TestInventory inventory;

    final LegalHolds holds;

    final LastKnownGrants standings;

    final ManualScheduler scheduler;

    final Leadership leadership;

    final BulkPlans plans;

    final BulkJobs jobs;

    final JobFeed feed;

    final JobRunner runner;

    /// What is known of people's rights; a test replaces it.
    Function<Actor, Rights> rights;

    JobConsole(StoppableDataSource database, Simulator simulator, Clock clock) {
        this(database, simulator, clock, Duration.ZERO);
    }

    JobConsole(StoppableDataSource database, Simulator simulator, Clock clock, Duration grace) {
        this.database = database;
        this.clock = clock;
        trail = TestTrail.on(database);
        guard = Guards.on(trail, clock);
        lifecycle = new LiveLifecycle(trail, guard, clock, simulator);
        inventory = new TestInventory(actor -> guard.scope(actor, Permission.VIEW_SANDBOX));
        holds = TestHolds.on(database, guard, clock);
        standings = StandingsOn.database(JdbcClient.create(database), clock);
        scheduler = new ManualScheduler(() -> clock.instant());
        leadership = TestConsole.on(database);
        var jdbc = new JdbcTemplate(database);
        var transactions = new JdbcTransactionManager(database);
        var properties = new BulkProperties(
                Belts.NONE,
                Map.of(),
                Map.of(),
                Duration.ofMinutes(15),
                Duration.ofMinutes(5),
                grace,
                Duration.ofMinutes(15),
                Set.of("production"));
        plans = new BulkPlans(
                inventory.inventory(),
                lifecycle.service,
                holds,
                guard,
                jdbc,
                transactions,
                properties,
                clock,
                _ -> true);
        feed = new JobFeed(jdbc, new EngineScheduler(scheduler), clock);
        jobs = new BulkJobs(plans, feed, guard, standings, jdbc, transactions, properties, clock);
        runner = new JobRunner(
                jdbc,
                lifecycle.acts,
                lifecycle.service,
                guard,
                new PresentRights(List.of(new Told(Actor.Kind.PERSON), new Told(Actor.Kind.KEY))),
                trail.trail(),
                Optional.of(lifecycle.intents),
                holds,
                inventory.inventory(),
                feed,
                leadership,
                properties,
                length -> LockSupport.parkNanos(length.toNanos()),
                clock);
        rights = actor -> new Rights.Confirmed(actor, clock.instant());
    }

    /// Says what a test says.
    private final class Told implements RightsSource {

        private final Actor.Kind kind;

        Told(Actor.Kind kind) {
            this.kind = kind;
        }

        @Override
        public Actor.Kind kind() {
            return kind;
        }

        @Override
        public Rights of(Actor actor) {
            return rights.apply(actor);
        }
    }

    /// Lets the rights of these people be those that they have here.
    JobConsole knowing(Actor... people) {
        rights = starter -> List.of(people).stream()
                .filter(person -> person.id().equals(starter.id()))
                .<Rights>map(person -> new Rights.Confirmed(person.from(starter.origin()), clock.instant()))
                .findFirst()
                .orElseGet(Rights.Unknown::new);
        return this;
    }

    /// Creates running sandboxes and lists them all.
    List<Sandbox> fleet(ConnectionId connection, int size, String team, String owner) {
        List<Sandbox> created = IntStream.range(0, size)
                .mapToObj(_ -> lifecycle.create(connection, team, owner))
                .toList();
        list(connection);
        return created;
    }

    /// Takes over a listing, as a synchroniser does.
    void list(ConnectionId connection) {
        inventory.list(lifecycle.list(connection));
    }

    Plan plan(Actor actor, BulkCommand command, List<Sandbox> sandboxes) {
        return plans.make(
                actor,
                new Selection.Chosen(sandboxes.stream().map(Sandbox::id).toList()),
                command,
                Belts.NONE,
                "Stale.");
    }

    /// Starts a plan with all that has to be confirmed.
    Job start(Actor actor, Plan plan) {
        return jobs.start(actor, plan.id(), plan.hash(), plan.taken());
    }

    /// Runs what is due until this console has nothing to run any more.
    void run() {
        runner.begin();
        await().until(() -> !runner.busy());
    }

    /// Has another console take a job over, as after the kill of the one that runs it.
    static void takeOver(StoppableDataSource database, UUID job) {
        var lease = TestConsole.on(database).of(BulkJobs.trailName(job), JobRunner.TERM);
        await().until(() -> {
            TestConsole.passTerm(database, BulkJobs.trailName(job));
            return lease.tryAcquireOrRenew().isPresent();
        });
    }

    Job found(Actor actor, UUID job) {
        return jobs.find(actor, job).orElseThrow();
    }

    @Override
    public void close() {
        runner.close();
    }
}
