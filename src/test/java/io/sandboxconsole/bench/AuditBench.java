package io.sandboxconsole.bench;

import io.sandboxconsole.audit.AuditLoad;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measures P15 (what the chain adds to a change), P16 (the first page of a search), P17 (the file verifier) and P18
/// (an export).
final class AuditBench {

    private static final int CALLERS = 50;

    private static final int CONNECTIONS = 20;

    private static final int CHANGES = Integer.getInteger("bench.audit.changes", 40);

    private static final int ROUNDS = 5;

    private static final int ROWS = Integer.getInteger("bench.audit.rows", 1_000_000);

    private static final int SEARCHED = Integer.getInteger("bench.audit.searched", 1_000_000);

    private static final int SAMPLES = Integer.getInteger("bench.audit.samples", 8);

    private final List<Result> results = new ArrayList<>();

    List<Result> run() throws Exception {
        try (var load = AuditLoad.postgres(CONNECTIONS)) {
            changes(load, "");
            export(load);
        }
        try (var load = AuditLoad.postgres(2)) {
            searches(load);
        }
        Path folder = Files.createTempDirectory(Files.createDirectories(ConsoleBench.FOLDER), "audit");
        try (var load = AuditLoad.h2(folder, CONNECTIONS)) {
            changes(load, ".h2");
        }
        verifier(folder);
        return results;
    }

    /// The rounds take turns, so that both see the same machine.
    private void changes(AuditLoad load, String suffix) throws Exception {
        load.unchained(CALLERS, CHANGES);
        load.chained(CALLERS, CHANGES);
        double[] chained = new double[0];
        double[] unchained = new double[0];
        for (int round = 0; round < ROUNDS; round++) {
            unchained = joined(unchained, load.unchained(CALLERS, CHANGES));
            chained = joined(chained, load.chained(CALLERS, CHANGES));
        }
        Times with = new Times(chained);
        Times without = new Times(unchained);
        double added = with.p99() - without.p99();
        results.add(
                Result.times("P15" + suffix, with, "Recording a change in the chain, 50 callers: p99 − p99 unchained")
                        .withValue(added)
                        .comparedWith(without.p99(), with.p99() / without.p99())
                        .withGoal("<= 10 ms", added <= 10));
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
        load.export(OutputStream.nullOutputStream());
        double seconds = (System.nanoTime() - start) / 1e9;
        results.add(Result.single("P18", seconds, "s", "Exporting %,d rows".formatted(ROWS))
                .withGoal("<= 60 s", seconds <= 60));
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
