package io.sandboxconsole.bench;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxEvent;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures P1 to P5 and P7 in a running console whose inventory came from the simulated engine over HTTP.
///
/// Before each sample a sandbox changes, as it does in life, so that nothing rests on an unchanging snapshot.
final class InventoryBench {

    private static final int[] SIZES = {1_000, 10_000, 100_000};

    private static final int ROWS = 50;

    private static final List<String> THREE_TEAMS = List.of("mobile", "team-031", "team-090");

    private static final String FILTER = "state:running,failed creator:operator,unknown label.env=ci age:>1h build";

    private final List<Result> results = new ArrayList<>();

    /// Keeps the compiler from leaving out what nobody reads.
    private long sink;

    List<Result> run() {
        Times smaller = null;
        for (int size : SIZES) {
            // Listings come once, at the beginning: they are measured by P9, not here.
            try (var console = RunningConsole.start(
                    size, 0, "--console.inventory.interval=1h", "--console.inventory.quick-interval=1h")) {
                heap(console, size);
                Times firstPage = pages(console, size);
                if (smaller != null) {
                    growth(size, smaller, firstPage);
                }
                smaller = firstPage;
            }
        }
        return results;
    }

    private void heap(RunningConsole console, int size) {
        long before = Heap.live();
        int found = console.load();
        double each = (Heap.live() - before) / (double) found;
        add(Result.single("P7", each, "bytes", "Inventory heap per sandbox, after full collections"), size)
                .goal("<= 1,536 bytes", each <= 1_536);
    }

    private Times pages(RunningConsole console, int size) {
        Times three = firstPage(console, RunningConsole.viewer(THREE_TEAMS));
        add(Result.times("P1", three, "First 50 rows, default sort, viewer of 3 of 200 teams"), size)
                .goal("p95 <= 40 ms", three.p95() <= 40);
        Times many = firstPage(console, RunningConsole.viewer(thousandTeams()));
        double ratio = many.p50() / three.p50();
        add(
                        Result.times("P4", many, "P1 for a person with 1,000 team grants; ratio of the medians")
                                .comparedWith(three.p95(), ratio),
                        size)
                .goal("<= 1.3 x P1", ratio <= 1.3);
        add(Result.times("P1.all", firstPage(console, RunningConsole.ADMIN), "P1 for somebody who sees all"), size);
        Times filtered = filterChange(console);
        add(Result.times("P3", filtered, "Filter change: state, creator, label, age and text; sees all"), size)
                .goal("p95 <= 60 ms", filtered.p95() <= 60);
        Times facets = facets(console);
        add(Result.times("P5", facets, "Counts of creator, team, state and connection; sees all"), size)
                .goal("p95 <= 60 ms", facets.p95() <= 60);
        return three;
    }

    private void growth(int size, Times smaller, Times larger) {
        double ratio = larger.p50() / smaller.p50();
        add(
                        Result.times("P2", larger, "P1 against a tenth of the sandboxes; ratio of the medians")
                                .comparedWith(smaller.p95(), ratio),
                        size)
                .goal("<= 1.5 x", ratio <= 1.5);
    }

    private Times firstPage(RunningConsole console, Actor actor) {
        List<Sandbox> sandboxes = console.sandboxes();
        var query = Query.newest(SandboxFilter.EVERYTHING, ROWS);
        return Times.of(
                sample -> change(console, sandboxes, sample),
                () -> sink += console.inventory().page(actor, query).rows().size());
    }

    /// The filter is read anew each time, as it is when somebody types.
    private Times filterChange(RunningConsole console) {
        List<Sandbox> sandboxes = console.sandboxes();
        return Times.of(sample -> change(console, sandboxes, sample), () -> {
            var query = Query.newest(SandboxFilter.parse(FILTER), ROWS);
            sink += console.inventory().page(RunningConsole.ADMIN, query).matching();
        });
    }

    private Times facets(RunningConsole console) {
        List<Sandbox> sandboxes = console.sandboxes();
        return Times.of(
                sample -> change(console, sandboxes, sample),
                () -> sink += console.inventory()
                        .facets(RunningConsole.ADMIN, SandboxFilter.EVERYTHING)
                        .matching());
    }

    private static void change(RunningConsole console, List<Sandbox> sandboxes, int sample) {
        Sandbox row = sandboxes.get(sample * 7 % sandboxes.size());
        var kind = sample % 2 == 0 ? Kind.PAUSED : Kind.STOPPED;
        console.context().publishEvent(new SandboxEvent.Changed(SyntheticFleet.in(kind, row)));
    }

    /// 3 teams with sandboxes and 997 without any.
    private static List<String> thousandTeams() {
        List<String> teams =
                IntStream.range(0, 997).mapToObj(i -> "elsewhere-" + i).collect(Collectors.toList());
        teams.addAll(THREE_TEAMS);
        return teams;
    }

    private Added add(Result result, int size) {
        results.add(result.atSize(size));
        return new Added(results);
    }

    /// The result just added, which may have a goal.
    private record Added(List<Result> results) {

        void goal(String words, boolean met) {
            results.set(results.size() - 1, results.getLast().withGoal(words, met));
        }
    }

    @Override
    public String toString() {
        return "InventoryBench[%d]".formatted(sink);
    }
}
