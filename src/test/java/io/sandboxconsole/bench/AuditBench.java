package io.sandboxconsole.bench;

import io.sandboxconsole.audit.AuditLoad;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Measures P15 (what the chain adds to a change), P16 (the first page of a search), P17 (the file verifier) and P18
/// (an export).
final class AuditBench {

    private static final int CALLERS = 50;

    private static final int CONNECTIONS = 20;

    private static final int CHANGES = Integer.getInteger("bench.audit.changes", 40);

    private static final int ROUNDS = 5;

    private static final int RUNS = 3;

    private static final int ROWS = Integer.getInteger("bench.audit.rows", 1_000_000);

    private static final long MEGABYTE = 1_000_000;

    private static final int SEARCHED = Integer.getInteger("bench.audit.searched", 1_000_000);

    private static final int SAMPLES = Integer.getInteger("bench.audit.samples", 8);

    private final List<Result> results = new ArrayList<>();

    /// The changes come first: what a million rows leave in the heap must not be in their times.
    List<Result> run() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(ConsoleBench.FOLDER), "audit");
        try (var load = AuditLoad.h2(folder, CONNECTIONS)) {
            changes(load, ".h2");
        }
        try (var load = AuditLoad.postgres(CONNECTIONS)) {
            changes(load, "");
            export(load);
        }
        try (var load = AuditLoad.postgres(2)) {
            searches(load);
        }
        verifier(folder);
        return results;
    }

    /// The times of one run with the chain and without.
    private record Run(Times with, Times without) {

        double added() {
            return with.p99() - without.p99();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f/%.1f/%.1f against %.1f/%.1f/%.1f",
                    with.p50(),
                    with.p95(),
                    with.p99(),
                    without.p50(),
                    without.p95(),
                    without.p99());
        }
    }

    private void changes(AuditLoad load, String suffix) throws Exception {
        load.unchained(CALLERS, CHANGES);
        load.chained(CALLERS, CHANGES);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(changes(load));
        }
        String all = runs.stream().map(Run::toString).collect(Collectors.joining("; "));
        runs.sort(Comparator.comparingDouble(Run::added));
        Run middle = runs.get(RUNS / 2);
        results.add(Result.times(
                        "P15" + suffix,
                        middle.with(),
                        "Recording a change in the chain, 50 callers at once: p99 − p99 unchained; the middle of %d runs (p50/p95/p99: %s)"
                                .formatted(RUNS, all))
                .withValue(middle.added())
                .comparedWith(
                        middle.without().p99(),
                        middle.with().p99() / middle.without().p99())
                .withGoal("<= 10 ms", middle.added() <= 10));
    }

    /// The rounds take turns, so that both see the same machine.
    private static Run changes(AuditLoad load) throws Exception {
        double[] chained = new double[0];
        double[] unchained = new double[0];
        for (int round = 0; round < ROUNDS; round++) {
            unchained = joined(unchained, load.unchained(CALLERS, CHANGES));
            chained = joined(chained, load.chained(CALLERS, CHANGES));
        }
        return new Run(new Times(chained), new Times(unchained));
    }

    private static double[] joined(double[] one, double[] other) {
        double[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private void searches(AuditLoad load) {
        load.fillForSearches(SEARCHED);
        load.searches(1);
        Times times = new Times(load.searches(SAMPLES));
        results.add(Result.times(
                        "P16",
                        times,
                        "First page and number of matches of any two filters, %,d rows".formatted(SEARCHED))
                .withGoal("p95 <= 200 ms", times.p95() <= 200));
    }

    private void export(AuditLoad load) {
        load.fill(ROWS);
        long start = System.nanoTime();
        long heap = Heap.most(() -> load.export(OutputStream.nullOutputStream()));
        double seconds = (System.nanoTime() - start) / 1e9;
        results.add(Result.single("P18", seconds, "s", "Exporting %,d rows".formatted(ROWS))
                .withGoal("<= 60 s", seconds <= 60));
        results.add(Result.single("P18.heap", (double) heap / MEGABYTE, "MB", "Heap that the same export takes")
                .withGoal("<= 50 MB", heap <= 50 * MEGABYTE));
    }

    private void verifier(Path folder) throws IOException {
        Path file = folder.resolve("export.jsonl");
        String keys = AuditLoad.writeExport(file, ROWS);
        AuditLoad.verify(file, keys);
        long start = System.nanoTime();
        String said = AuditLoad.verify(file, keys);
        double rate = ROWS / ((System.nanoTime() - start) / 1e9);
        results.add(Result.single("P17", rate, "rows/s", "Verifying a file of %,d rows: %s".formatted(ROWS, said))
                .withGoal(">= 200,000 rows/s", rate >= 200_000));
    }
}
