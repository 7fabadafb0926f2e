package io.sandboxconsole.bench;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Reach;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.Page;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.inventory.TestInventory;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxFilter;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures P1 to P5 and P7 of the inventory on synthetic fleets with 200 teams.
///
/// Between the samples single sandboxes change, as they do in life, so that nothing rests on an unchanging snapshot.
public final class InventoryBench {

    private static final int TEAMS = 200;

    private static final int WARM_UP = 300;

    private static final int SAMPLES = 500;

    private static final int ROWS = 50;

    private static final Actor ACTOR = TestInventory.person("owner-7-1");

    private static final Reach EVERYTHING = new Reach(true, Set.of(), null);

    private static final Reach THREE_TEAMS = new Reach(false, Set.of("team-7", "team-31", "team-90"), "owner-7-1");

    private static final SandboxFilter FILTER =
            SandboxFilter.parse("state:running,failed creator:owner-0-1,unknown label.purpose=ci age:>1d job-1");

    /// One measured number; the time values are in milliseconds.
    public record Result(String id, double value, String unit, int samples, double p50, double p95) {}

    /// Keeps the compiler from leaving out what nobody reads.
    private long sink;

    /// Measures everything; takes about a minute.
    public List<Result> run() {
        List<Result> results = new ArrayList<>();
        for (int size : new int[] {1_000, 10_000, 100_000}) {
            results.add(firstPage("P2@" + size, fleet(size), THREE_TEAMS));
        }
        List<Sandbox> large = fleet(100_000);
        results.add(firstPage("P1", large, THREE_TEAMS));
        results.add(firstPage("P4", large, thousandTeams()));
        results.add(firstPage("P1.everything", large, EVERYTHING));
        results.add(filterChange(large));
        results.add(facets("P5", large, SandboxFilter.EVERYTHING));
        results.add(facets("P5.filtered", large, FILTER));
        results.add(otherOrder(large));
        results.add(change(large));
        large = List.of();
        results.add(heap());
        return results;
    }

    private Result firstPage(String id, List<Sandbox> fleet, Reach reach) {
        var test = TestInventory.within(reach, fleet);
        Inventory inventory = test.inventory();
        return measured(id, sample -> touch(test, fleet, sample), _ -> {
            Page page = inventory.page(ACTOR, Query.newest(SandboxFilter.EVERYTHING, ROWS));
            sink += page.rows().size() + page.visible();
        });
    }

    /// The filter is read anew each time, as it is when somebody types.
    private Result filterChange(List<Sandbox> fleet) {
        var test = TestInventory.within(EVERYTHING, fleet);
        return measured("P3", sample -> touch(test, fleet, sample), sample -> {
            var filter = SandboxFilter.parse(FILTER.toString().replace("job-1", "job-" + sample % 10));
            sink += test.inventory().page(ACTOR, Query.newest(filter, ROWS)).matching();
        });
    }

    private Result facets(String id, List<Sandbox> fleet, SandboxFilter filter) {
        var test = TestInventory.within(EVERYTHING, fleet);
        return measured(id, sample -> touch(test, fleet, sample), _ -> {
            Facets facets = test.inventory().facets(ACTOR, filter);
            sink += facets.matching();
        });
    }

    private Result otherOrder(List<Sandbox> fleet) {
        var test = TestInventory.within(EVERYTHING, fleet);
        var byName = new io.sandboxconsole.inventory.SortOrder(io.sandboxconsole.inventory.SortOrder.Key.NAME, false);
        return measured(
                "sort.name",
                sample -> touch(test, fleet, sample),
                _ -> sink += test.inventory()
                        .page(ACTOR, new Query(SandboxFilter.EVERYTHING, byName, 0, ROWS))
                        .matching());
    }

    private Result change(List<Sandbox> fleet) {
        var test = TestInventory.within(EVERYTHING, fleet);
        return measured("change", _ -> {}, sample -> touch(test, fleet, sample));
    }

    private static void touch(TestInventory test, List<Sandbox> fleet, int sample) {
        Sandbox row = fleet.get(sample * 7 % fleet.size());
        test.see(SyntheticFleet.in(sample % 2 == 0 ? Kind.PAUSED : Kind.STOPPED, row));
    }

    private Result measured(String id, IntConsumer before, IntConsumer work) {
        double[] millis = new double[SAMPLES];
        for (int i = -WARM_UP; i < SAMPLES; i++) {
            before.accept(i + WARM_UP);
            long start = System.nanoTime();
            work.accept(i + WARM_UP);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        double p95 = millis[SAMPLES * 95 / 100];
        return new Result(id, p95, "ms", SAMPLES, millis[SAMPLES / 2], p95);
    }

    /// What an inventory of 100,000 keeps alive, its rows included.
    private Result heap() {
        long empty = used();
        var test = TestInventory.within(EVERYTHING, fleet(100_000));
        long full = used();
        sink += test.inventory()
                .page(ACTOR, Query.newest(SandboxFilter.EVERYTHING, 1))
                .matching();
        double each = (full - empty) / 100_000.0;
        return new Result("P7", each, "bytes", 1, each, each);
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static List<Sandbox> fleet(int size) {
        return new SyntheticFleet(2026, TEAMS, 2).sandboxes(size);
    }

    /// A thousand grants: 3 for teams with sandboxes here, the others for teams without any.
    private static Reach thousandTeams() {
        Set<String> teams =
                IntStream.range(0, 997).mapToObj(i -> "elsewhere-" + i).collect(Collectors.toSet());
        teams.addAll(THREE_TEAMS.teams());
        return new Reach(false, teams, THREE_TEAMS.owner());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "InventoryBench[%d]", sink);
    }
}
