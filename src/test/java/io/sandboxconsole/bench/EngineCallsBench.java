package io.sandboxconsole.bench;

import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.inventory.Subscription;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// Measures P9: what the engine is asked while 1 and while 200 lists are open.
///
/// A list is a reader that subscribes as the list view does and reads page, facets and health at each change. The view
/// has no other way to the engine, and 200 mocked Vaadin sessions would cost more than what they measure.
final class EngineCallsBench {

    private static final int SIZE = 1_000;

    private static final int CHURN_PER_MINUTE = 120;

    private static final int SECONDS = Integer.getInteger("bench.seconds", 30);

    private final LongAdder reads = new LongAdder();

    List<Result> run() throws InterruptedException {
        try (var console = RunningConsole.start(
                SIZE, CHURN_PER_MINUTE, "--console.inventory.interval=2s", "--console.inventory.quick-interval=2s")) {
            console.load();
            double one = callsPerMinute(console, 1);
            reads.reset();
            double many = callsPerMinute(console, 200);
            double ratio = many / one;
            // Each pause between two listings varies by chance, so a listing more or less is still equal.
            return List.of(Result.single("P9", many, "calls/min", what())
                    .atSize(SIZE)
                    .comparedWith(one, ratio)
                    .withGoal("equal (within 10 %)", Math.abs(ratio - 1) <= 0.1));
        }
    }

    private String what() {
        return "Engine calls with 200 open lists (%d reads) against 1, %d s each, asked every 2 s, %d changes/min"
                .formatted(reads.sum(), SECONDS, CHURN_PER_MINUTE);
    }

    private double callsPerMinute(RunningConsole console, int lists) throws InterruptedException {
        List<Subscription> open =
                IntStream.range(0, lists).mapToObj(_ -> open(console)).toList();
        console.simulator().requests().reset();
        TimeUnit.SECONDS.sleep(SECONDS);
        long calls = console.simulator().requests().total();
        open.forEach(Subscription::close);
        return calls * 60.0 / SECONDS;
    }

    private Subscription open(RunningConsole console) {
        read(console);
        return console.inventory()
                .onChange(Duration.ofSeconds(1), () -> Thread.ofVirtual().start(() -> read(console)));
    }

    private void read(RunningConsole console) {
        var inventory = console.inventory();
        inventory.page(RunningConsole.ADMIN, Query.newest(SandboxFilter.EVERYTHING, 50));
        inventory.facets(RunningConsole.ADMIN, SandboxFilter.EVERYTHING);
        inventory.health();
        reads.increment();
    }
}
