package io.sandboxconsole.bench;

import com.sun.management.OperatingSystemMXBean;
import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.history.ConsoleDatabase;
import io.sandboxconsole.history.WriteLoad;
import io.sandboxconsole.history.past.PastLoad;
import io.sandboxconsole.inventory.FrozenFleet;
import io.sandboxconsole.inventory.InventoryChange.Difference;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.inventory.TestInventory;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.testing.Databases;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Measures P24 (writing beside a large fleet), P26 (the fleet of an instant), P27 (a timeline) and P28 (the size on
/// disk), with the real writer.
final class HistoryWriteBench {

    private static final int SIZE = Integer.getInteger("bench.history.live", 100_000);

    private static final int SECONDS = Integer.getInteger("bench.history.seconds", 60);

    private static final int EVENTS_A_SECOND = 1_000;

    private static final int ENDED = Integer.getInteger("bench.history.ended", 5_000);

    private static final Function<Actor, AccessScope> EVERYTHING = _ -> new AccessScope(true, Set.of(), null);

    private static final Actor ANN = TestInventory.person("ann");

    private final List<Result> results = new ArrayList<>();

    List<Result> run() throws InterruptedException {
        measure(Databases.POSTGRESQL, "");
        measure(Databases.H2, ".h2");
        return results;
    }

    private void measure(Databases databases, String suffix) throws InterruptedException {
        var database = ConsoleDatabase.open(databases, ConsoleBench.FOLDER, "history-writing");
        var fleet = new SyntheticFleet(5, 200, 1);
        var load = new WriteLoad(database, fleet.connections().getFirst());
        if (databases == Databases.POSTGRESQL) {
            results.add(size(load, fleet).atSize(ENDED));
        }
        List<Sandbox> live = new ArrayList<>(fleet.sandboxes(SIZE));
        double first = millis(() -> {
            load.appear(live);
            return live;
        });
        results.add(Result.single("P24.first" + suffix, first / 1_000, "s", "Writing the first sight of the fleet")
                .atSize(SIZE));
        load.pass(Duration.ofMinutes(10));
        Instant before = load.time().instant();
        load.pass(Duration.ofMinutes(10));
        beside(load, live, suffix);
        load.analyze();
        double[] instants = new double[60];
        double[] froze = new double[instants.length];
        double[] cores = new double[instants.length];
        for (int i = -2; i < instants.length; i++) {
            long busy = busyNanos();
            long start = System.nanoTime();
            List<Sandbox> then = PastLoad.at(database, load.fields(), before);
            long read = System.nanoTime();
            FrozenFleet.of(before, then, EVERYTHING)
                    .page(ANN, new Query(SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST, 0, 50));
            if (i >= 0) {
                instants[i] = (System.nanoTime() - start) / 1e6;
                froze[i] = (System.nanoTime() - read) / 1e6;
                cores[i] = (busyNanos() - busy) / 1e6;
            }
        }
        Times past = new Times(instants);
        results.add(Result.times("P26.build" + suffix, new Times(froze), "Of it, building the fleet and its first page")
                .atSize(SIZE));
        results.add(Result.times(
                        "P26.busy" + suffix,
                        new Times(cores),
                        "Processor time of this process for it, without that of a database server")
                .atSize(SIZE));
        results.add(Result.times(
                        "P26" + suffix,
                        past,
                        "First page of a new instant, %,d later events".formatted(SECONDS * EVENTS_A_SECOND))
                .atSize(SIZE)
                .withGoal("<= 1,500 ms", past.p95() <= 1_500));
        kept(load, database, before, suffix);
        results.add(timeline(load, live.getFirst(), suffix));
    }

    /// The answers of an instant that was read: pages, facets, and the memory that two instants take.
    private void kept(WriteLoad load, DataSource database, Instant before, String suffix) {
        long empty = usedMemory();
        List<FrozenFleet> fleets = new ArrayList<>();
        for (Instant at : List.of(before, before.minusSeconds(1))) {
            fleets.add(FrozenFleet.of(at, PastLoad.at(database, load.fields(), at), EVERYTHING));
        }
        double megabytes = (usedMemory() - empty) / 1e6;
        results.add(Result.single("P26.memory" + suffix, megabytes, "MB", "Heap for the fleets of two instants")
                .atSize(SIZE)
                .withGoal("<= 200 MB", megabytes <= 200));
        List<String> filters =
                List.of("", "state:running", "team:team-3", "creator:me", "age:<2h -state:failed", "job-7");
        double[] answers = new double[filters.size() * 50];
        for (int i = -50; i < answers.length; i++) {
            var filter = SandboxFilter.parse(filters.get(Math.floorMod(i, filters.size())));
            boolean pages = Math.floorMod(i / filters.size(), 2) == 0;
            double took = millis(() -> pages
                    ? fleets.getFirst().page(ANN, new Query(filter, SortOrder.NEWEST_FIRST, 0, 50))
                    : fleets.getFirst().facets(ANN, filter));
            if (i >= 0) {
                answers[i] = took;
            }
        }
        Times times = new Times(answers);
        results.add(Result.times("P26.answers" + suffix, times, "Pages and facets of an instant that was read")
                .atSize(SIZE)
                .withGoal("p95 <= 60 ms", times.p95() <= 60));
    }

    private static long busyNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long usedMemory() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// Lists the fleet every second, first without the history, and then with a thousand changes each time, while
    /// rounds write them. Then waits for the rest.
    private void beside(WriteLoad load, List<Sandbox> live, String suffix) throws InterruptedException {
        var inventory = new TestInventory(EVERYTHING);
        inventory.list(live);
        Times alone = listings(second -> inventory.list(changed(live, second)));
        var most = new AtomicInteger();
        Times listings;
        try (var writer = Executors.newSingleThreadScheduledExecutor()) {
            var _ = writer.scheduleWithFixedDelay(load::round, 0, 500, TimeUnit.MILLISECONDS);
            listings = listings(second -> {
                List<Sandbox> before = List.copyOf(live);
                List<Sandbox> after = changed(live, second);
                inventory.list(after);
                load.change(differences(before, after, second));
                most.accumulateAndGet(load.waiting(), Math::max);
            });
        }
        double rest = millis(() -> {
            load.drain();
            return load;
        });
        String what = "1,000 changes a second for %d s: time until the queue is empty again (most waiting: %d)";
        results.add(Result.single("P24" + suffix, rest / 1_000, "s", what.formatted(SECONDS, most.get()))
                .atSize(SIZE)
                .withGoal("<= 10 s", rest <= 10_000));
        int kept = load.changesWritten() * 100 / (SECONDS * EVENTS_A_SECOND);
        results.add(Result.single("P24.kept" + suffix, kept, "%", "Changes that are an event of their own")
                .atSize(SIZE)
                .withGoal("100 %", kept == 100));
        double ratio = listings.p50() / alone.p50();
        results.add(Result.times("P24.listing" + suffix, listings, "Taking over a listing meanwhile; ratio to without")
                .comparedWith(alone.p50(), ratio)
                .atSize(SIZE)
                .withGoal("<= 1.1", ratio <= 1.1));
    }

    private static Times listings(IntConsumer listing) throws InterruptedException {
        double[] times = new double[SECONDS];
        long begun = System.nanoTime();
        for (int second = 0; second < SECONDS; second++) {
            int number = second;
            times[second] = millis(() -> {
                listing.accept(number);
                return times;
            });
            long next = begun + (second + 1) * 1_000_000_000L;
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
        }
        return new Times(times);
    }

    private static int place(int second, int i, int size) {
        return (second * EVENTS_A_SECOND + i) % size;
    }

    /// Changes a thousand of `live`.
    private static List<Sandbox> changed(List<Sandbox> live, int second) {
        for (int i = 0; i < EVENTS_A_SECOND; i++) {
            live.set(place(second, i, live.size()), toggled(live.get(place(second, i, live.size()))));
        }
        return live;
    }

    private static List<Difference> differences(List<Sandbox> before, List<Sandbox> after, int second) {
        return IntStream.range(0, EVENTS_A_SECOND)
                .map(i -> place(second, i, after.size()))
                .mapToObj(place -> new Difference(before.get(place), after.get(place)))
                .toList();
    }

    private static Sandbox toggled(Sandbox sandbox) {
        return SyntheticFleet.in(sandbox.state().kind() == Kind.PAUSED ? Kind.RUNNING : Kind.PAUSED, sandbox);
    }

    /// The bytes of a sandbox with twelve events, the first sight and the end among them.
    private static Result size(WriteLoad load, SyntheticFleet fleet) {
        long empty = load.bytes();
        List<Sandbox> some = new ArrayList<>(fleet.sandboxes(ENDED));
        load.appear(some);
        for (int event = 0; event < 10; event++) {
            List<Difference> changes = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                Sandbox after = toggled(some.get(i));
                changes.add(new Difference(some.get(i), after));
                some.set(i, after);
            }
            load.pass(Duration.ofMillis(1_234_567));
            load.change(changes);
            load.drain();
        }
        load.end(some);
        double each = (double) (load.bytes() - empty) / ENDED;
        return Result.single("P28", each, "B", "Disk for an ended sandbox with 12 events, tables and indexes")
                .withGoal("<= 2,048 B", each <= 2_048);
    }

    private static Result timeline(WriteLoad load, Sandbox sandbox, String suffix) {
        Sandbox last = sandbox;
        for (int i = 0; i < 500; i++) {
            Sandbox after = toggled(last);
            load.change(List.of(new Difference(last, after)));
            load.drain();
            last = after;
        }
        double[] times = new double[50];
        Sandbox read = last;
        for (int i = -20; i < times.length; i++) {
            double took = millis(() -> load.timeline(read));
            if (i >= 0) {
                times[i] = took;
            }
        }
        Times all = new Times(times);
        return Result.times("P27" + suffix, all, "Reading the events of a timeline of 500")
                .withGoal("p95 <= 50 ms", all.p95() <= 50);
    }

    private static double millis(Supplier<?> work) {
        long start = System.nanoTime();
        work.get();
        return (System.nanoTime() - start) / 1e6;
    }
}
