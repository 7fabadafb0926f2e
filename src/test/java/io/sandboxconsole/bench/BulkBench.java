package io.sandboxconsole.bench;

import io.sandboxconsole.bulk.JobKills;
import io.sandboxconsole.bulk.JobLoad;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.sandbox.lifecycle.LiveLifecycle;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.Databases;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures P12 (a plan), P13 (deletion in bulk beside clicks), P14 (the same under a rate limit), the heap that a job
/// takes and a script's loop beside it, and lets R1's runner die, on both databases, against simulated engines in this
/// process.
final class BulkBench {

    private static final int SIZE = Integer.getInteger("bench.bulk.size", 10_000);

    private static final int KILLS = Integer.getInteger("bench.bulk.kills", 10);

    /// The sandboxes of which those that run are deleted with 50 ms of latency.
    private static final int DELETED = Integer.getInteger("bench.bulk.deleted", 5_000);

    /// The sandboxes of which those that run are deleted under a rate limit.
    private static final int LIMITED = Integer.getInteger("bench.bulk.limited", 2_500);

    /// The sandboxes of which those that run are deleted by a script and by a job.
    private static final int LOOPED = Integer.getInteger("bench.bulk.looped", 500);

    /// The sizes of jobs whose heap is compared.
    private static final int[] MEMORY = {1_000, 10_000};

    /// So many changes for each sandbox leave hardly one as it was made.
    private static final int CHANGES = 5;

    private static final int PLANS = 10;

    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final List<Result> results = new ArrayList<>();

    /// How many there were in the heap at the last look.
    private long items;

    List<Result> run() throws InterruptedException, IOException {
        for (Databases databases : Databases.values()) {
            String suffix = databases == Databases.H2 ? ".h2" : "";
            plan(databases, suffix);
            latency(databases, suffix);
            limit(databases, suffix);
            kills(databases, suffix);
        }
        memory();
        besideALoop(false);
        besideALoop(true);
        return results;
    }

    private void plan(Databases databases, String suffix) {
        try (var simulator = LiveLifecycle.simulator();
                var load = new JobLoad(databases.migrated(), simulator, CLOCK)) {
            simulator.fleet().resize(SIZE);
            load.list(false);
            double[] millis = new double[PLANS];
            for (int i = -2; i < PLANS; i++) {
                double took = load.plan().toNanos() / 1e6;
                if (i >= 0) {
                    millis[i] = took;
                }
            }
            var times = new Times(millis);
            results.add(Result.times("P12" + suffix, times, "A plan is made, hashed and stored")
                    .atSize(SIZE)
                    .withGoal("<= 500 ms", times.p95() <= 500));
        }
    }

    private void latency(Databases databases, String suffix) throws InterruptedException {
        try (var simulator = LiveLifecycle.simulator();
                var load = new JobLoad(databases.migrated(), simulator, CLOCK)) {
            simulator.fleet().resize(DELETED);
            load.list(false);
            simulator.faults().on("*").latency(Duration.ofMillis(50));
            var ended = load.delete(true);
            double rate = ended.succeeded() / seconds(ended);
            results.add(Result.single("P13" + suffix, rate, "items/s", "Deletion in bulk at 50 ms of latency")
                    .atSize(ended.taken())
                    .withGoal(">= 300 items/s", rate >= 300));
            double statements = (double) ended.statements() / ended.taken();
            results.add(Result.single(
                            "P13.statements" + suffix,
                            statements,
                            "statements",
                            "Statements for each sandbox, with those of the clicks")
                    .withGoal("<= 6", statements <= 6));
            var clicks = new Times(ended.clicks());
            results.add(Result.times("P13.clicks" + suffix, clicks, "Other changes meanwhile, at 50 ms of latency")
                    .withGoal("p95 <= 200 ms", clicks.p95() <= 200));
        }
    }

    private void limit(Databases databases, String suffix) throws InterruptedException {
        try (var simulator = LiveLifecycle.simulator();
                var load = new JobLoad(databases.migrated(), simulator, CLOCK)) {
            simulator.daytona().fleet().resize(LIMITED);
            load.list(true);
            simulator.daytona().behaviour().limit("authenticated", 100, 1);
            simulator.daytona().requests().reset();
            var ended = load.delete(false);
            long calls = simulator.daytona().requests().total();
            double used = calls / seconds(ended) / 80;
            results.add(Result.single("P14" + suffix, used * 100, "%", "Use of the calls that 100 a second leave")
                    .atSize(ended.taken())
                    .withGoal(">= 90 %", used >= 0.9));
            double each = (double) calls / ended.taken();
            results.add(Result.single("P14.calls" + suffix, each, "calls", "Calls for each sandbox, also refused ones")
                    .withGoal("<= 2", each <= 2));
            results.add(Result.single("P14.failed" + suffix, ended.limited(), "items", "Sandboxes failed by the limit")
                    .withGoal("0", ended.limited() == 0));
        }
    }

    private void kills(Databases databases, String suffix) {
        try (var simulator = LiveLifecycle.simulator()) {
            var found = new JobKills(databases.migrated(), simulator, CLOCK, 7).run(SIZE, KILLS);
            boolean whole = found.job().left() == 0
                    && found.live() == found.job().count(Outcome.FAILED)
                    && found.deleteCalls() <= SIZE + found.faults();
            results.add(
                    Result.single("R1" + suffix, found.kills(), "kills", "Kills of a job: one outcome each, none twice")
                            .atSize(SIZE)
                            .withGoal("one outcome each", whole));
            double resumed = found.resumed().toMillis() / 1e3;
            results.add(Result.single("R1.resumed" + suffix, resumed, "s", "From the end of a lease to the next act")
                    .withGoal("<= 4 s, with the term of 6 s <= 10 s", resumed <= 4));
        }
    }

    /// The heap at the middle of a small job and of one of ten times its size, and how many items are in it. The first
    /// job of a process loads classes, so that a small one goes ahead.
    private void memory() {
        heap(MEMORY[0]);
        long fewer = 0;
        for (int size : MEMORY) {
            double kilobytes = heap(size);
            results.add(
                    Result.single("P14.heap", kilobytes, "KB", "Live heap in the middle of a job, against before it")
                            .atSize(size));
            fewer = fewer == 0 ? items : fewer;
            results.add(Result.single("P14.items", items, "items", "Items of the job that are in it")
                    .atSize(size)
                    .withGoal("the same for a larger job (within 1.5 x)", items > 0 && items <= 1.5 * fewer));
        }
    }

    private double heap(int size) {
        try (var simulator = LiveLifecycle.simulator();
                var load = new JobLoad(Databases.POSTGRESQL.migrated(), simulator, CLOCK)) {
            simulator.fleet().resize(size);
            // A sandbox that has changed takes more of the simulated engine, which is no part of the job.
            simulator.fleet().touch(CHANGES * size);
            load.list(false);
            return load.heapInTheMiddle(() -> {
                        long live = Heap.live();
                        items = Heap.count("io.sandboxconsole.bulk.PlanItem");
                        return live;
                    })
                    / 1024.0;
        }
    }

    /// As many deletions by a job in its first run, and then by a script's loop.
    private void besideALoop(boolean limited) throws InterruptedException, IOException {
        String id = limited ? "LOOP.limit" : "LOOP.latency";
        String where = limited ? "under 100 calls/s" : "at 50 ms of latency";
        JobLoad.Ended job;
        long calls;
        try (var simulator = LiveLifecycle.simulator();
                var load = new JobLoad(Databases.POSTGRESQL.migrated(), simulator, CLOCK)) {
            populate(simulator, limited);
            load.list(limited);
            hinder(simulator, limited);
            var requests = limited ? simulator.daytona().requests() : simulator.requests();
            long before = requests.total();
            job = load.delete(false);
            calls = requests.total() - before;
        }
        try (var simulator = LiveLifecycle.simulator();
                var load = new JobLoad(Databases.POSTGRESQL.migrated(), simulator, CLOCK)) {
            populate(simulator, limited);
            hinder(simulator, limited);
            JobLoad.Loop loop = load.loop(limited, job.taken());
            double script = loop.took().toNanos() / 1e9;
            results.add(Result.single(
                            id,
                            seconds(job),
                            "s",
                            "Deletion %s by a job (%d calls, %d of them more than two a sandbox) and by a script (%d calls, %d refused)"
                                    .formatted(where, calls, calls - 2L * job.taken(), loop.calls(), loop.refused()))
                    .atSize(job.taken())
                    .withGoal(
                            "both delete all of them", job.succeeded() == job.taken() && loop.deleted() == job.taken())
                    .comparedWith(script, script / seconds(job)));
        }
    }

    private static void populate(Simulator simulator, boolean daytona) {
        if (daytona) {
            simulator.daytona().fleet().resize(LOOPED);
        } else {
            simulator.fleet().resize(LOOPED);
        }
    }

    private static void hinder(Simulator simulator, boolean limited) {
        if (limited) {
            simulator.daytona().behaviour().limit("authenticated", 100, 1);
        } else {
            simulator.faults().on("*").latency(Duration.ofMillis(50));
        }
    }

    private static double seconds(JobLoad.Ended ended) {
        return ended.took().toNanos() / 1e9;
    }
}
