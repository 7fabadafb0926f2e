package io.sandboxconsole.bulk;

import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.DAY;
import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.PROD;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.history.CountedStatements;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/// Deletes generated fleets by jobs, for measurements.
public final class JobLoad implements AutoCloseable {

    private final Actor admin = Actors.person("root", Role.ADMIN);

    private final JobConsole console;

    private final Clock clock;

    private final CountedStatements statements;

    public JobLoad(DataSource database, Simulator simulator, Clock clock) {
        this.clock = clock;
        this.statements = new CountedStatements(database);
        this.console = new JobConsole(new StoppableDataSource(statements), simulator, clock).knowing(admin);
    }

    /// A job that has ended.
    ///
    /// @param limited how many failed because the engine limits calls
    /// @param clicks how long other changes took meanwhile, in milliseconds
    public record Ended(int taken, int succeeded, int limited, Duration took, int statements, double[] clicks) {}

    /// Takes over a listing of the engine.
    public void list(boolean daytona) {
        console.list(connection(daytona));
    }

    /// Plans the deletion of all that was listed and returns how long that took.
    public Duration plan() {
        long begun = System.nanoTime();
        planned();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Plan planned() {
        return console.plans.make(
                admin,
                new Selection.Matching(SandboxFilter.EVERYTHING, Set.of()),
                BulkFixture.DELETE,
                Belts.NONE,
                null);
    }

    /// Deletes all that was listed.
    ///
    /// @param clicking whether somebody renews a sandbox that is not part of it meanwhile, again and again
    public Ended delete(boolean clicking) throws InterruptedException {
        Sandbox other = clicking ? console.lifecycle.create(PROD, "other", "eve") : null;
        var plan = planned();
        console.start(admin, plan);
        List<Double> clicks = new ArrayList<>();
        statements.reset();
        long begun = System.nanoTime();
        console.runner.begin();
        while (console.runner.busy()) {
            if (other == null) {
                Thread.sleep(5);
            } else {
                long clicked = System.nanoTime();
                console.lifecycle.service.perform(
                        admin,
                        other.id(),
                        new SandboxCommand.Renew(clock.instant().plus(Duration.ofHours(2))));
                clicks.add((System.nanoTime() - clicked) / 1e6);
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        int given = statements.statements();
        var job = console.found(admin, plan.id());
        return new Ended(
                plan.taken(),
                job.count(Outcome.SUCCEEDED),
                limited(plan),
                took,
                given,
                clicks.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private int limited(Plan plan) {
        var failed = new BulkJobs.ItemQuestion(Outcome.FAILED, "position", false);
        return (int) console.jobs.items(admin, plan.id(), failed, 0, plan.taken()).stream()
                .filter(item -> "rate-limited".equals(item.code()))
                .count();
    }

    private static ConnectionId connection(boolean daytona) {
        return daytona ? DAY : PROD;
    }

    @Override
    public void close() {
        console.close();
    }
}
