package io.sandboxconsole.bench;

import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobElsewhere;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.sandbox.lifecycle.LiveLifecycle;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// R1 with whole processes: a console is killed in the middle of a job again and again, by `kill -9`, on both
/// databases; then two consoles on one PostgreSQL share a job, and the one that runs it is killed. The engine
/// takes 50 ms for a call, fails 3 % of the deletions and limits calls now and then.
final class BulkKillsBench {

    private static final int SIZE = Integer.getInteger("bench.bulk.size", 10_000);

    private static final int KILLS = Integer.getInteger("bench.bulk.kills", 10);

    private static final String DELETE = "DELETE /sandboxes/{id}";

    /// Later than the first waves, whose failures let a job pause.
    private static final int WHOLE = 50;

    private static final int DELETIONS_A_FAULT = 33;

    private static final Duration LATENCY = Duration.ofMillis(50);

    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final List<Result> results = new ArrayList<>();

    private final Random random = new Random(19);

    List<Result> run() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(ConsoleBench.FOLDER), "kills");
        String file =
                "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"
                        .formatted(folder.resolve("db"));
        killed(new Place(file, "console", ""), ".h2");
        try (var server = EmbeddedPostgres.builder().start()) {
            killed(new Place(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"), "");
        }
        try (var server = EmbeddedPostgres.builder().start()) {
            two(new Place(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
        }
        return results;
    }

    /// A database that one process at a time may have open.
    private record Place(String url, String user, String password) {

        void migrate() {
            Databases.migrate(new DriverManagerDataSource(url, user, password));
        }

        JobElsewhere look(Simulator simulator) {
            return new JobElsewhere(url, user, password, simulator, CLOCK);
        }

        String[] settings() {
            return new String[] {
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password
            };
        }
    }

    private void killed(Place place, String suffix) throws Exception {
        try (var simulator = LiveLifecycle.simulator();
                var trouble = new Trouble(simulator)) {
            place.migrate();
            UUID job = started(place, simulator);
            long slowest = 0;
            int kills = 0;
            while (kills < KILLS && looked(place, simulator, job).state().open()) {
                try (var console =
                        ConsoleProcess.start(simulator, "bulk-killed%s.log".formatted(suffix), place.settings())) {
                    long before = trouble.deletions();
                    console.awaitReady();
                    long ready = System.nanoTime();
                    boolean goesOn = trouble.awaitDeletions(before + 1);
                    slowest = Math.max(slowest, goesOn ? System.nanoTime() - ready : 0);
                    trouble.awaitDeletions(trouble.deletions() + random.nextInt(SIZE / (2 * KILLS)));
                    console.kill();
                }
                kills++;
            }
            Job end = finished(place, simulator, trouble, job, suffix);
            boolean whole = kills == KILLS && whole(place, simulator, trouble, end);
            results.add(Result.single(
                            "R1.processes" + suffix,
                            kills,
                            "kills",
                            "Kills of a process with a job: %s".formatted(end.counts()))
                    .atSize(SIZE)
                    .withGoal("all of them, one outcome each, none deleted twice", whole));
            double seconds = slowest / 1e9;
            results.add(Result.single("R1.ready" + suffix, seconds, "s", "From a ready process to the next act")
                    .withGoal("<= 10 s", seconds <= 10));
        }
    }

    /// The first console is alone at first, so that its leases tell which of the two holds the job.
    private void two(Place place) throws Exception {
        place.migrate();
        try (var simulator = LiveLifecycle.simulator();
                var trouble = new Trouble(simulator);
                var watched = place.look(simulator);
                var one = ConsoleProcess.start(simulator, "bulk-one.log", place.settings())) {
            one.awaitReady();
            while (watched.holders().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Set<String> first = watched.holders();
            try (var other = ConsoleProcess.start(simulator, "bulk-other.log", place.settings())) {
                other.awaitReady();
                UUID job = watched.start(SIZE);
                slow(simulator);
                trouble.awaitDeletions(1);
                String holder = watched.holder(job).orElseThrow();
                int changes = changesOf(watched, job, holder, trouble);
                boolean underway = watched.find(job).state().open();
                (first.contains(holder) ? one : other).kill();
                long died = System.nanoTime();
                // What the dead one sent may still arrive.
                TimeUnit.MILLISECONDS.sleep(200);
                trouble.awaitDeletions(trouble.deletions() + 1);
                double gap = (System.nanoTime() - died) / 1e9;
                while (watched.find(job).state().open()) {
                    watched.resumeIfPaused(job);
                    TimeUnit.MILLISECONDS.sleep(200);
                }
                boolean alone = underway && changes == 0 && whole(place, simulator, trouble, watched.find(job));
                results.add(Result.single(
                                "R12.jobs",
                                gap,
                                "s",
                                "Two processes, one job: from the kill of its holder to the next act")
                        .atSize(SIZE)
                        .withGoal("one at a time, none deleted twice, <= 10 s", alone && gap <= 10));
            }
        }
    }

    /// Returns how often another console than `holder` was seen with the job, until it has deleted some.
    private static int changesOf(JobElsewhere watched, UUID job, String holder, Trouble trouble)
            throws InterruptedException {
        int changes = 0;
        long until = trouble.deletions() + SIZE / 10;
        while (trouble.deletions() < until && watched.find(job).state().open()) {
            changes += watched.holder(job).filter(holder::equals).isEmpty() ? 1 : 0;
            watched.resumeIfPaused(job);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return changes;
    }

    private static UUID started(Place place, Simulator simulator) {
        try (var elsewhere = place.look(simulator)) {
            UUID job = elsewhere.start(SIZE);
            slow(simulator);
            return job;
        }
    }

    /// Lets the engine take its time from now on, so that a kill comes in the middle of calls.
    private static void slow(Simulator simulator) {
        simulator.faults().on("*").latency(LATENCY);
    }

    private static Job looked(Place place, Simulator simulator, UUID job) {
        try (var elsewhere = place.look(simulator)) {
            elsewhere.resumeIfPaused(job);
            return elsewhere.find(job);
        }
    }

    /// Lets a last console end the job. An embedded database has room for one process: it is looked at in between.
    private static Job finished(Place place, Simulator simulator, Trouble trouble, UUID job, String suffix)
            throws Exception {
        var found = looked(place, simulator, job);
        while (found.state().open()) {
            try (var console = ConsoleProcess.start(simulator, "bulk-last%s.log".formatted(suffix), place.settings())) {
                console.awaitReady();
                trouble.awaitQuiet();
                console.end();
            }
            found = looked(place, simulator, job);
        }
        return found;
    }

    private static boolean whole(Place place, Simulator simulator, Trouble trouble, Job end) {
        try (var elsewhere = place.look(simulator)) {
            return end.left() == 0
                    && elsewhere.live() == end.count(Outcome.FAILED)
                    && trouble.deletions() <= SIZE + trouble.faults();
        }
    }

    /// Lets the engine fail and limit, by the number of deletions so far.
    private static final class Trouble implements AutoCloseable {

        private static final Duration QUIET = Duration.ofSeconds(10);

        private final Simulator simulator;

        private final Thread thread;

        private volatile int faults;

        Trouble(Simulator simulator) {
            this.simulator = simulator;
            this.thread = Thread.ofVirtual().start(this::make);
        }

        private void make() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    if (deletions() > WHOLE + (long) faults * DELETIONS_A_FAULT) {
                        faults++;
                        simulator.faults().on(DELETE).times(1).status(500);
                        if (faults % 20 == 0) {
                            simulator
                                    .faults()
                                    .on("GET /sandboxes/{id}")
                                    .times(1)
                                    .rateLimited(1);
                        }
                    }
                    TimeUnit.MILLISECONDS.sleep(2);
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }

        long deletions() {
            return simulator.requests().count(DELETE);
        }

        int faults() {
            return faults;
        }

        /// @return whether so many came before all became quiet
        boolean awaitDeletions(long number) throws InterruptedException {
            long end = System.nanoTime() + 6 * QUIET.toNanos();
            while (deletions() < number && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            return deletions() >= number;
        }

        void awaitQuiet() throws InterruptedException {
            long last = -1;
            while (last != deletions()) {
                last = deletions();
                TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
