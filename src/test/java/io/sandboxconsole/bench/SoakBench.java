package io.sandboxconsole.bench;

import io.sandboxconsole.bench.SoakPerson.Report;
import io.sandboxconsole.testing.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/// Works the list for minutes (`-Dbench.soak.minutes`) in a fleet of 100,000 of which 100 a second change, and looks
/// for what only shows with time: rows that move, selections that get lost, memory that grows.
final class SoakBench {

    static final int MINUTES = Integer.getInteger("bench.soak.minutes", 0);

    private static final int SIZE = Integer.getInteger("bench.soak.size", 100_000);

    /// Changes before the start, so that a sandbox has the metadata that changes leave behind already.
    private static final int EARLIER_CHANGES = SIZE;

    private static final int QUIET_LOOKS = 10;

    private static final int QUIET_SECONDS = 3;

    private final List<Result> results = new ArrayList<>();

    List<Result> run() throws IOException, InterruptedException {
        Path file = ConsoleBench.FOLDER.resolve("soak-report.json");
        Files.deleteIfExists(file);
        Path folder = Files.createTempDirectory(ConsoleBench.FOLDER, "soak").toAbsolutePath();
        // In memory the history would count, which grows with each change.
        try (var console = DemoConsole.startOn("file:" + folder.resolve("console"), SIZE);
                var churn = Executors.newSingleThreadScheduledExecutor()) {
            console.fleet().touch(EARLIER_CHANGES);
            churn.scheduleAtFixedRate(() -> console.fleet().touch(10), 0, 100, TimeUnit.MILLISECONDS);
            var person = ChildProcess.start(
                    SoakPerson.class,
                    ConsoleBench.FOLDER.resolve("soak.log"),
                    console.address(),
                    String.valueOf(MINUTES * 60),
                    file.toString());
            TimeUnit.SECONDS.sleep(MINUTES * 60 / 5);
            long early = quiet("soak-early");
            TimeUnit.SECONDS.sleep(MINUTES * 60 * 4 / 5 - 2 * QUIET_LOOKS * QUIET_SECONDS);
            long late = quiet("soak-late");
            ChildProcess.finish(person);
            long closed = quiet("soak-closed");
            heap(early, late, closed);
        }
        FileSystemUtils.deleteRecursively(folder);
        found(JsonMapper.shared().readValue(Files.readString(file), Report.class));
        return results;
    }

    /// The least that lives within half a minute: while a listing is read, or a page is drawn, more does for a moment.
    private static long quiet(String name) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int look = 0; look < QUIET_LOOKS; look++) {
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            least = Math.min(least, Heap.live());
        }
        Heap.histogram(name);
        return least;
    }

    private void heap(long early, long late, long closed) {
        double growth = late / (double) early;
        results.add(megabytes("SOAK.heap", late, "Live heap at the end against after a fifth of the time")
                .comparedWith(early / 1e6, growth)
                .withGoal("<= 1.05 x", growth <= 1.05));
        results.add(megabytes("SOAK.closed", closed, "Live heap after the page was closed, against the end")
                .comparedWith(late / 1e6, closed / (double) late)
                .withGoal("<= 1.01 x", closed / (double) late <= 1.01));
    }

    private void found(Report report) {
        none(
                "SOAK.moved",
                report.moved().values().stream().mapToInt(Integer::intValue).sum(),
                "Rows that moved without a gesture, in %d looks %s"
                        .formatted(report.looks(), report.moved().isEmpty() ? "" : report.moved()));
        none("SOAK.selection", report.lostSelections(), "Selections that got lost");
        none(
                "SOAK.errors",
                report.errors().size(),
                "Errors, in %d gestures %s"
                        .formatted(report.gestures(), report.errors().isEmpty() ? "" : report.errors()));
        results.add(
                Result.single("SOAK.updates", report.updatesPerSecond(), "/s", "UI updates while nobody does anything")
                        .atSize(SIZE)
                        .withGoal("<= 1 /s", report.updatesPerSecond() <= 1));
        times("SOAK.filter", report.filterMillis(), "State chosen to rows, meanwhile");
        times("SOAK.page", report.pageMillis(), "Next page to rows, meanwhile");
        times("SOAK.delete", report.deletionMillis(), "Deletion confirmed to row shows it, meanwhile");
    }

    private void none(String id, int count, String what) {
        results.add(Result.single(id, count, "", what).atSize(SIZE).withGoal("0", count == 0));
    }

    private void times(String id, List<Double> millis, String what) {
        if (!millis.isEmpty()) {
            var times =
                    new Times(millis.stream().mapToDouble(Double::doubleValue).toArray());
            results.add(Result.times(id, times, what).atSize(SIZE));
        }
    }

    private static Result megabytes(String id, long bytes, String what) {
        return Result.single(id, bytes / 1e6, "MB", what).atSize(SIZE);
    }
}
