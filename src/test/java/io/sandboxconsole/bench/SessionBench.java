package io.sandboxconsole.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Measures P6: what an open list costs in the console's heap, with real browsers in front of it.
final class SessionBench {

    private static final int SESSIONS = Integer.getInteger("bench.sessions", 20);

    /// Sessions that are open before, so that what the first ones bring into memory for all is not counted.
    private static final int BEFORE = 2;

    /// A list that stays open has one connection; those of the pictures and scripts are given up by then.
    private static final int IDLE_SECONDS = 5;

    private static final int GOAL = 300 * 1024;

    List<Result> run() throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        for (int size : ConsoleBench.SIZES) {
            double each = perSession(size);
            results.add(
                    Result.single("P6", each / 1024, "KB", "Live heap per open list session, after full collections")
                            .atSize(size)
                            .withGoal("<= 300 KB", each <= GOAL));
        }
        double ratio = results.getLast().value() / results.getFirst().value();
        results.add(
                Result.single("P6.growth", results.getLast().value(), "KB", "P6 against a hundredth of the sandboxes")
                        .atSize(ConsoleBench.SIZES[ConsoleBench.SIZES.length - 1])
                        .comparedWith(results.getFirst().value(), ratio)
                        .withGoal("differ <= 5 %", Math.abs(ratio - 1) <= 0.05));
        return results;
    }

    private static double perSession(int size) throws IOException, InterruptedException {
        // Listings would only come in between.
        try (var console = DemoConsole.start(
                        size,
                        "--console.inventory.interval=1h",
                        "--console.inventory.quick-interval=1h",
                        "--server.tomcat.keep-alive-timeout=%ds".formatted(IDLE_SECONDS));
                var _ = new Audience(console.address(), BEFORE, "/sandboxes")) {
            TimeUnit.SECONDS.sleep(2 * IDLE_SECONDS);
            long before = Heap.live();
            Heap.histogram("sessions-%d-before".formatted(size));
            try (var _ = new Audience(console.address(), SESSIONS, "/sandboxes")) {
                TimeUnit.SECONDS.sleep(2 * IDLE_SECONDS);
                long after = Heap.live();
                Heap.histogram("sessions-%d-after".formatted(size));
                return (after - before) / (double) SESSIONS;
            }
        }
    }
}
