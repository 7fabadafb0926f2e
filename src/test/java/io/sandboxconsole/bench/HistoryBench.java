package io.sandboxconsole.bench;

import io.sandboxconsole.history.SyntheticHistory;
import io.sandboxconsole.testing.Databases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measures P25: the first page of a long history by any two filters, and its facets. `-Dbench.history=100000` makes a
/// shorter one.
final class HistoryBench {

    private static final int SIZE = Integer.getInteger("bench.history", 1_000_000);

    /// How often each filter is searched, in turn.
    private static final int ROUNDS = Integer.getInteger("bench.history.rounds", 5);

    private static final List<String> TERMS = List.of(
            "state:failed",
            "state:paused",
            "cause:evicted",
            "cause:deleted",
            "team:team-3",
            "team:team-150",
            "creator:user-7",
            "image:registry.example.com/image-2:latest",
            "image:*image-44*",
            "connection:engine-1",
            "label.run-id=4907",
            "label.purpose=ci",
            "build-77",
            "name:agent-5*",
            "ended:<7d",
            "lived:>2h",
            "alive:2026-05-24T02:14",
            "-cause:gone");

    private final List<Result> results = new ArrayList<>();

    List<Result> run() {
        run(Databases.POSTGRESQL, "P25");
        run(Databases.H2, "P25.h2");
        return results;
    }

    /// Measures on one database.
    List<Result> run(Databases databases, String id) {
        var database = databases.migrated();
        var history = new SyntheticHistory(database);
        history.fill(database, SIZE);
        List<String> pairs = pairs();
        Times pages = times(pairs, filter -> history.page(filter, true));
        results.add(Result.times(id, pages, "First page and capped count of the history, any two of %d filters; sees all"
                        .formatted(TERMS.size()))
                .atSize(SIZE)
                .withGoal("p95 <= 200 ms", pages.p95() <= 200));
        Times own = times(pairs, filter -> history.page(filter, false));
        results.add(Result.times(id + ".team", own, "The same for a person of one team").atSize(SIZE));
        Times facets = times(TERMS, filter -> history.facets(filter, true));
        results.add(Result.times(id + ".facets", facets, "Facets of the history, one filter; sees all")
                .atSize(SIZE)
                .withGoal("p95 <= 2,000 ms", facets.p95() <= 2_000));
        return results;
    }

    private static List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < TERMS.size(); i++) {
            for (int j = i + 1; j < TERMS.size(); j++) {
                pairs.add(TERMS.get(i) + " " + TERMS.get(j));
            }
        }
        return pairs;
    }

    /// A search of a history.
    private interface Search {

        Object search(String filter);
    }

    private static Times times(List<String> filters, Search search) {
        double[] millis = new double[filters.size() * ROUNDS];
        for (int i = -filters.size(); i < millis.length; i++) {
            String filter = filters.get(Math.floorMod(i, filters.size()));
            long start = System.nanoTime();
            search.search(filter);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
                if (Boolean.getBoolean("bench.history.slow") && i < filters.size() && millis[i] > 100) {
                    System.out.printf("%,.0f ms: %s%n", millis[i], filter);
                }
            }
        }
        return new Times(Arrays.copyOf(millis, millis.length));
    }
}
