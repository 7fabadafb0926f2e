package io.sandboxconsole.bulk;

import static io.sandboxconsole.sandbox.lifecycle.LiveLifecycle.PROD;

import com.zaxxer.hikari.HikariDataSource;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Starts a job that other processes carry out, and looks at it in their database.
public final class JobElsewhere implements AutoCloseable {

    private final Actor lead = Actors.person("lea", Role.LEAD, "platform");

    private final HikariDataSource database = new HikariDataSource();

    private final JobConsole console;

    private final JdbcClient jdbc;

    public JobElsewhere(String url, String user, String password, Simulator simulator, Clock clock) {
        database.setJdbcUrl(url);
        database.setUsername(user);
        database.setPassword(password);
        database.setMaximumPoolSize(4);
        this.console = new JobConsole(new StoppableDataSource(database), simulator, clock).knowing(lead);
        this.jdbc = JdbcClient.create(database);
    }

    /// Creates sandboxes and starts their deletion, which no runner begins with here.
    public UUID start(int size) {
        var plan = console.plan(lead, BulkFixture.DELETE, console.fleet(PROD, size, "platform", "bob"));
        console.start(lead, plan);
        return plan.id();
    }

    public Job find(UUID job) {
        return console.found(lead, job);
    }

    /// Lets a job go on that failures let pause, as a person does.
    public void resumeIfPaused(UUID job) {
        if (find(job).state() == JobState.PAUSED) {
            console.jobs.resume(lead, job);
        }
    }

    /// Returns which console holds the job's lease.
    public Optional<String> holder(UUID job) {
        return jdbc.sql("select holder from leadership where name = ? and expires > current_timestamp")
                .param(BulkJobs.trailName(job))
                .query(String.class)
                .optional();
    }

    /// Returns which consoles hold any lease.
    public Set<String> holders() {
        return Set.copyOf(jdbc.sql("select distinct holder from leadership where expires > current_timestamp")
                .query(String.class)
                .list());
    }

    /// The sandboxes that the engine still has.
    public int live() {
        return console.lifecycle.list(PROD).size();
    }

    @Override
    public void close() {
        console.close();
        database.close();
    }
}
