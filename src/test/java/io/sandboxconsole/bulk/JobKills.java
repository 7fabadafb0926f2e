package io.sandboxconsole.bulk;

import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.PROD;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.rights.RightsSource.Rights;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs a job on an engine that fails some calls and limits others, while consoles are taken from it at random points
/// as by a kill: from then on nothing that they do is written.
public final class JobKills {

    private final Actor lead = Actors.person("lea", Role.LEAD, "platform");

    private final StoppableDataSource database;

    private final Simulator simulator;

    private final Clock clock;

    private final Random random;

    private final AtomicInteger faults = new AtomicInteger();

    public JobKills(StoppableDataSource database, Simulator simulator, Clock clock, long seed) {
        this.database = database;
        this.simulator = simulator;
        this.clock = clock;
        this.random = new Random(seed);
    }

    /// What was found at the end.
    ///
    /// @param live the sandboxes that the engine still has
    /// @param faults the calls that the engine was made to fail
    /// @param resumed the longest time from the end of a lease to the next act
    public record Found(Job job, int kills, int live, long deleteCalls, int faults, Duration resumed) {}

    /// @param size the sandboxes of the job, which the engine has already or gets
    public Found run(int size, int kills) {
        UUID id;
        try (var console = console()) {
            var plan = console.plan(lead, BulkFixture.DELETE, console.fleet(PROD, size, "platform", "bob"));
            simulator.requests().reset();
            console.start(lead, plan);
            id = plan.id();
        }
        Duration resumed = Duration.ZERO;
        int killed = 0;
        while (killed < kills) {
            var left = new AtomicInteger(10 + random.nextInt(Math.max(1, size / (2 * kills))));
            var first = new AtomicInteger();
            long begun = System.nanoTime();
            long[] acted = {begun};
            try (var console = console()) {
                console.rights = starter -> {
                    if (first.getAndIncrement() == 1) {
                        acted[0] = System.nanoTime();
                    }
                    if (left.decrementAndGet() == 0) {
                        JobConsole.takeOver(database, id);
                    }
                    trouble();
                    return new Rights.Confirmed(lead.from(starter.origin()), clock.instant());
                };
                goOn(console, id);
                if (left.get() > 0 && !console.found(lead, id).state().open()) {
                    break;
                }
                killed += left.get() <= 0 ? 1 : 0;
            }
            Duration took = Duration.ofNanos(acted[0] - begun);
            resumed = took.compareTo(resumed) > 0 ? took : resumed;
            TestConsole.passTerm(database, BulkJobs.trailName(id));
        }
        try (var console = console()) {
            while (console.found(lead, id).state().open()) {
                goOn(console, id);
            }
            return new Found(
                    console.found(lead, id),
                    killed,
                    console.lifecycle.list(PROD).size(),
                    simulator.requests().count("DELETE /sandboxes/{id}"),
                    faults.get(),
                    resumed);
        }
    }

    private JobConsole console() {
        return new JobConsole(database, simulator, clock).knowing(lead);
    }

    /// Failures pause a job: a person lets it go on.
    private void goOn(JobConsole console, UUID id) {
        if (console.found(lead, id).state() == JobState.PAUSED) {
            console.jobs.resume(lead, id);
        }
        console.run();
    }

    /// Lets 3 % of the deletions fail, and now and then has the engine refuse a read for a second.
    private synchronized void trouble() {
        int number = random.nextInt(1_000);
        if (number < 15) {
            faults.incrementAndGet();
            simulator.faults().on("DELETE /sandboxes/{id}").times(1).status(500);
        } else if (number < 17) {
            simulator.faults().on("GET /sandboxes/{id}").times(1).rateLimited(1);
        }
    }
}
