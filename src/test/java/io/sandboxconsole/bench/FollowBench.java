package io.sandboxconsole.bench;

import io.sandboxconsole.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Measures P8: how long a change at the engine takes into lists that are open, while 100 sandboxes a second change.
///
/// The lists show the oldest sandboxes. Of those on the screen, one after the other gets a new name at the engine, and
/// each page notes when it shows which name.
final class FollowBench {

    /// What the names given here begin with.
    static final String MARK = "mark-";

    private static final int SIZE = 10_000;

    private static final int LISTS = Integer.getInteger("bench.lists", 50);

    private static final int SECONDS = Integer.getInteger("bench.follow.seconds", 45);

    private static final int MARKED_ROWS = 15;

    /// A row is renamed again only after this many marks, when everybody must have seen the name before.
    private static final long PAUSE_MILLISECONDS = 1_000;

    List<Result> run() throws IOException, InterruptedException {
        try (var console = DemoConsole.start(SIZE);
                var audience = new Audience(console.address(), LISTS, "/sandboxes?sort=created");
                var churn = Executors.newSingleThreadScheduledExecutor()) {
            churn.scheduleAtFixedRate(() -> console.fleet().touch(10), 0, 100, TimeUnit.MILLISECONDS);
            TimeUnit.SECONDS.sleep(5);
            JsonNode before = audience.report();
            long started = System.nanoTime();
            Map<String, Long> marks = mark(console);
            // The last marks have yet to arrive.
            TimeUnit.SECONDS.sleep(13);
            JsonNode after = audience.report();
            double seconds = (System.nanoTime() - started) / 1e9;
            return List.of(latency(console, marks, after), updates(before, after, seconds));
        }
    }

    private static Map<String, Long> mark(DemoConsole console) throws InterruptedException {
        List<String> ids = oldest(console);
        Map<String, Long> marks = new LinkedHashMap<>();
        for (int number = 0; number < SECONDS * 1_000 / PAUSE_MILLISECONDS; number++) {
            String name = MARK + number;
            console.fleet()
                    .change(ids.get(number % ids.size()), sandbox -> sandbox.withMetadata(Sandbox.NAME_KEY, name));
            marks.put(name, System.currentTimeMillis());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
        }
        return marks;
    }

    private static List<String> oldest(DemoConsole console) {
        return console.fleet().ids().reversed().subList(0, MARKED_ROWS);
    }

    private static Result latency(DemoConsole console, Map<String, Long> marks, JsonNode reports) {
        double[] millis = stream(reports)
                .flatMapToDouble(report -> marks.entrySet().stream().flatMapToDouble(mark -> {
                    double seen = report.path("marks").path(mark.getKey()).asDouble(0);
                    return seen == 0 ? DoubleStream.empty() : DoubleStream.of(seen - mark.getValue());
                }))
                .toArray();
        var times = new Times(millis);
        var interval = Duration.ofSeconds(10);
        long missed = (long) marks.size() * reports.size() - millis.length;
        String what =
                "Change at the engine to visible in %d open lists, 100 changes/s, engine asked every %d s; %d not seen"
                        .formatted(reports.size(), interval.toSeconds(), missed);
        double most = interval.plusSeconds(1).toMillis();
        return Result.times("P8", times, what)
                .atSize(SIZE)
                .withGoal("p95 <= one poll interval + 1 s", missed == 0 && times.p95() <= most);
    }

    /// The goal is for each session, so the busiest one counts.
    private static Result updates(JsonNode before, JsonNode after, double seconds) {
        double most = 0;
        double bytes = 0;
        for (int page = 0; page < after.size(); page++) {
            most = Math.max(most, grown("messages", before.get(page), after.get(page)));
            bytes = Math.max(bytes, grown("bytes", before.get(page), after.get(page)));
        }
        return Result.single(
                        "P8.updates",
                        most / seconds,
                        "/s",
                        "UI updates a second in the busiest session; %.1f KB/s".formatted(bytes / seconds / 1024))
                .atSize(SIZE)
                .withGoal("<= 1 /s", most / seconds <= 1);
    }

    private static double grown(String name, JsonNode before, JsonNode after) {
        return after.path(name).asDouble() - before.path(name).asDouble();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode reports) {
        return StreamSupport.stream(reports.spliterator(), false);
    }
}
