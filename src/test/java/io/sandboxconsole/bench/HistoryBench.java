package io.sandboxconsole.bench;

import io.sandboxconsole.history.ConsoleDatabase;
import io.sandboxconsole.history.SyntheticHistory;
import io.sandboxconsole.testing.Databases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measures P25: the first page of a long history by any two filters, and its facets, for a person who sees all and for
/// one of a team. Each sandbox has five events. `-Dbench.history=100000` makes a shorter one.
final class HistoryBench {

    private static final int SIZE = Integer.getInteger("bench.history", 1_000_000);

    /// H2 is reported beside; 0 leaves it out.
    private static final int H2_SIZE = Integer.getInteger("bench.history.h2", SIZE);

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
        measure(Databases.POSTGRESQL, "P25", SIZE);
        measure(Databases.H2, "P25.h2", H2_SIZE);
        return results;
    }

    /// Measures on one database; the goals are those of PostgreSQL.
    private void measure(Databases databases, String id, int size) {
        if (size == 0) {
            return;
        }
        var database = ConsoleDatabase.open(databases, ConsoleBench.FOLDER, "history");
        var history = new SyntheticHistory(database);
        history.fill(database, size);
        List<String> pairs = pairs();
        for (boolean all : List.of(true, false)) {
            String who = all ? "sees all" : "of one team";
            String of = id + (all ? "" : ".team");
            Times pages = times(pairs, filter -> history.page(filter, all));
            keep(
                    databases,
                    Result.times(
                                    of,
                                    pages,
                                    "First page and capped count of the history, any two of %d filters; %s"
                                            .formatted(TERMS.size(), who))
                            .atSize(size),
                    200);
            Times facets = times(TERMS, filter -> history.facets(filter, all));
            keep(
                    databases,
                    Result.times(of + ".facets", facets, "Facets of the history, one filter; %s".formatted(who))
                            .atSize(size),
                    2_000);
        }
    }

    private void keep(Databases databases, Result result, int most) {
        results.add(
                databases == Databases.POSTGRESQL
                        ? result.withGoal("p95 <= %,d ms".formatted(most), result.value() <= most)
                        : result);
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
