package io.sandboxconsole.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Measures P6: what an open list costs in the console's heap, with real browsers in front of it, and beside it what
/// Vaadin's bare grid costs in the same process.
final class SessionBench {

    private static final int SESSIONS = Integer.getInteger("bench.sessions", 20);

    /// Sessions that are open before, so that what the first ones bring into memory for all is not counted.
    private static final int BEFORE = 2;

    /// A list that stays open has one connection; those of the pictures and scripts are given up by then.
    private static final int IDLE_SECONDS = 5;

    List<Result> run() throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        for (int size : ConsoleBench.SIZES) {
            var each = perSession(size);
            double ratio = each.list() / each.bare();
            results.add(Result.single(
                            "P6", each.list() / 1024, "KB", "Live heap per open list session, against the bare grid")
                    .atSize(size)
                    .comparedWith(each.bare() / 1024, ratio)
                    .withGoal("<= 1.0 x the bare grid", ratio <= 1.0));
        }
        double ratio = results.getLast().value() / results.getFirst().value();
        results.add(
                Result.single("P6.growth", results.getLast().value(), "KB", "P6 against a hundredth of the sandboxes")
                        .atSize(ConsoleBench.SIZES[ConsoleBench.SIZES.length - 1])
                        .comparedWith(results.getFirst().value(), ratio)
                        .withGoal("differ <= 5 %", Math.abs(ratio - 1) <= 0.05));
        return results;
    }

    /// The bytes of a session.
    private record Bytes(double list, double bare) {}

    private static Bytes perSession(int size) throws IOException, InterruptedException {
        // Listings would only come in between.
        try (var console = DemoConsole.start(
                size,
                "--console.inventory.interval=1h",
                "--console.inventory.quick-interval=1h",
                "--server.tomcat.keep-alive-timeout=%ds".formatted(IDLE_SECONDS))) {
            // What the first of each brings into memory for all is there before.
            try (var _ = new Audience(console.address(), BEFORE, "/sandboxes");
                    var _ = new Audience(console.address(), BEFORE, BareGrid.PATH)) {
                double bare = each(console, size, BareGrid.PATH, "bare");
                double list = each(console, size, "/sandboxes", "list");
                return new Bytes(list, bare);
            }
        }
    }

    private static double each(DemoConsole console, int size, String path, String name)
            throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(2 * IDLE_SECONDS);
        long before = Heap.live();
        Heap.histogram("sessions-%s-%d-before".formatted(name, size));
        try (var _ = new Audience(console.address(), SESSIONS, path)) {
            TimeUnit.SECONDS.sleep(2 * IDLE_SECONDS);
            long after = Heap.live();
            Heap.histogram("sessions-%s-%d-after".formatted(name, size));
            return (after - before) / (double) SESSIONS;
        }
    }
}
