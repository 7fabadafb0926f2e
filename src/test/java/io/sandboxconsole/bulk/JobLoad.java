package io.sandboxconsole.bulk;

import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.DAY;
import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.PROD;
import static org.awaitility.Awaitility.await;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.history.CountedStatements;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.LiveLifecycle;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.StoppableDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/// Deletes generated fleets by jobs, for measurements.
public final class JobLoad implements AutoCloseable {

    /// A generated fleet has sandboxes whose state changes for ever; the engine refuses their deletion, and a job tries
    /// it again for a minute.
    private static final SandboxFilter SETTLED = SandboxFilter.parse("state:running");

    private static final String PAUSE = "POST /sandboxes/{id}/pause";

    private final Actor admin = Actors.person("root", Role.ADMIN);

    private final JobConsole console;

    private final Simulator simulator;

    private final Clock clock;

    private final CountedStatements statements;

    public JobLoad(DataSource database, Simulator simulator, Clock clock) {
        this.simulator = simulator;
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

    /// Plans the deletion of all that run and returns how long that took.
    public Duration plan() {
        long begun = System.nanoTime();
        planned(BulkFixture.DELETE);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Plan planned(BulkCommand command) {
        return console.plans.make(admin, new Selection.Matching(SETTLED, Set.of()), command, Belts.NONE, null);
    }

    /// Deletes all that run.
    ///
    /// @param clicking whether somebody renews a sandbox that is not part of it meanwhile, again and again
    public Ended delete(boolean clicking) throws InterruptedException {
        Sandbox other = clicking ? console.lifecycle.create(PROD, "other", "eve") : null;
        var plan = planned(BulkFixture.DELETE);
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

    /// What a script's loop came to.
    ///
    /// @param refused the calls that the engine answered with 429
    public record Loop(int deleted, int calls, int refused, Duration took) {}

    /// Deletes `most` of those at the engine as a script does: one call after the other, each again a second
    /// later where the engine refuses it. What the listing takes does not count.
    public Loop loop(boolean daytona, int most) throws IOException, InterruptedException {
        List<Sandbox> all = console.lifecycle.list(connection(daytona)).stream()
                .filter(sandbox -> sandbox.state().kind() == Kind.RUNNING)
                .limit(most)
                .toList();
        int calls = 0;
        int refused = 0;
        int deleted = 0;
        long begun = System.nanoTime();
        try (var http = HttpClient.newHttpClient()) {
            for (Sandbox sandbox : all) {
                int status = 429;
                while (status == 429) {
                    status = http.send(deletion(sandbox, daytona), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    calls++;
                    if (status == 429) {
                        refused++;
                        Thread.sleep(1_000);
                    }
                }
                deleted += status < 300 ? 1 : 0;
            }
        }
        return new Loop(deleted, calls, refused, Duration.ofNanos(System.nanoTime() - begun));
    }

    private HttpRequest deletion(Sandbox sandbox, boolean daytona) {
        String id = sandbox.id().value();
        return daytona
                ? HttpRequest.newBuilder(URI.create(
                                "%s/sandbox/%s".formatted(simulator.daytona().api(), id)))
                        .header("Authorization", "Bearer sim-daytona-key")
                        .DELETE()
                        .build()
                : HttpRequest.newBuilder(URI.create("%s/v1/sandboxes/%s".formatted(simulator.openSandbox(), id)))
                        .header("OPEN-SANDBOX-API-KEY", LiveLifecycle.KEY)
                        .DELETE()
                        .build();
    }

    /// Returns what `heap` finds more at the middle of a job than before it: the engine stops to answer
    /// meanwhile. The job pauses sandboxes, so that the fleet of the engine, which is in the same heap, stays
    /// as large.
    public long heapInTheMiddle(LongSupplier heap) {
        var plan = planned(new BulkCommand.Simple(SandboxAction.PAUSE));
        long before = heap.getAsLong();
        console.start(admin, plan);
        console.runner.begin();
        await().until(() -> simulator.requests().count(PAUSE) >= plan.taken() / 2);
        simulator.faults().on("*").stall();
        long meanwhile = heap.getAsLong();
        console.jobs.cancel(admin, plan.id());
        simulator.faults().clear();
        await().until(() -> !console.runner.busy());
        return meanwhile - before;
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
