package io.sandboxconsole.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Measures P21 to P23: how long a person in front of Chromium waits, on the same machine, at two sizes of the
/// fleet. Beside that stands the floor: the same rows as plain HTML, and in Vaadin's bare grid.
///
/// The engine is asked as often as usual meanwhile, but nothing changes in it except by the browser.
final class BrowserBench {

    private static final int SAMPLES = Integer.getInteger("bench.samples", 40);

    private static final int COLD = Math.max(1, SAMPLES / 5);

    private static final int WARM_UP = 5;

    private static final List<String> STATES = List.of("Failed", "Paused", "Running");

    private final List<Result> results = new ArrayList<>();

    private Times bareNavigation = new Times(new double[] {1});

    private Times bareRows = bareNavigation;

    List<Result> run() throws IOException {
        Times smaller = null;
        for (int size : ConsoleBench.SIZES) {
            try (var console = DemoConsole.start(size);
                    var browsers = new Browsers(console.address())) {
                floor(console, browsers, size);
                Times navigation = navigation(browsers, size);
                if (smaller != null) {
                    compare(size, smaller, navigation);
                }
                smaller = navigation;
                var window = browsers.window();
                pages(window, size);
                gestures(window, size);
            }
        }
        return results;
    }

    /// Measures the floor, which the size of the fleet does not change.
    private void floor(DemoConsole console, Browsers browsers, int size) throws IOException {
        try (var plain = new PlainPage(console.inventory(), RunningConsole.ADMIN)) {
            var window = browsers.window();
            add(
                    "P21.plain",
                    size,
                    sample(WARM_UP, SAMPLES, _ -> window.openAt(plain.address())),
                    "The same rows as plain HTML, navigation to rows");
            String address = console.address() + BareGrid.PATH;
            bareNavigation = sample(WARM_UP, SAMPLES, _ -> window.openAt(address));
            add("P21.bare", size, bareNavigation, "Vaadin's bare grid with the same rows, navigation to rows");
            bareRows = sample(WARM_UP, SAMPLES, _ -> window.nextBare());
            add("P22.bare", size, bareRows, "Vaadin's bare grid, other rows requested to rows");
            window.page().context().close();
        }
    }

    private Times navigation(Browsers browsers, int size) {
        add(
                "P21.cold",
                size,
                sample(0, COLD, _ -> {
                    var window = browsers.window();
                    double millis = window.open("/sandboxes");
                    window.page().context().close();
                    return millis;
                }),
                "Navigation to first rows painted, empty cache, new session");
        var window = browsers.window();
        Times warm = sample(WARM_UP, SAMPLES, _ -> window.open("/sandboxes"));
        goal(beside(bareNavigation, add("P21", size, warm, "Navigation to first rows painted, warm cache")), 500);
        window.page().context().close();
        return warm;
    }

    private void compare(int size, Times smaller, Times larger) {
        double ratio = larger.p50() / smaller.p50();
        // Two runs of the same size differ by this much, too.
        results.add(Result.times("P21.growth", larger, "P21 against a hundredth of the sandboxes; ratio of the medians")
                .atSize(size)
                .comparedWith(smaller.p95(), ratio)
                .withGoal("no slower (within 10 %)", ratio <= 1.1));
    }

    /// Measures how long it takes from one page of the console to another, and back.
    private void pages(ListPage list, int size) {
        list.open("/sandboxes");
        double[] there = new double[WARM_UP + SAMPLES];
        Times back = sample(WARM_UP, SAMPLES, sample -> {
            there[sample] = list.goToOverview();
            return list.goToList();
        });
        goal(
                add(
                        "P21.overview",
                        size,
                        new Times(Arrays.copyOfRange(there, WARM_UP, there.length)),
                        "From the list to the overview's counts"),
                150);
        goal(add("P21.list", size, back, "From the overview to the list's rows"), 150);
    }

    private void gestures(ListPage list, int size) {
        list.open("/sandboxes");
        list.openStates();
        goal(
                beside(
                        bareRows,
                        add(
                                "P22.filter",
                                size,
                                sample(WARM_UP, SAMPLES, sample -> filter(list, sample)),
                                "State chosen to rows")),
                120);
        // An odd number of samples leaves a state chosen.
        list.open("/sandboxes");
        goal(
                beside(
                        bareRows,
                        add("P22.page", size, sample(0, nextPages(size), _ -> list.nextPage()), "Next page to rows")),
                120);
        goal(
                beside(
                        bareRows,
                        add("P23", size, sample(2, SAMPLES, _ -> delete(list)), "Deletion confirmed to row shows it")),
                150);
    }

    /// As many as there are, but not many more than the other measures have.
    private static int nextPages(int size) {
        return Math.min(SAMPLES, size / 50 - 1);
    }

    /// Of a fresh list, whose first rows are on the screen.
    private static double delete(ListPage list) {
        list.open("/sandboxes");
        return list.deleteFirst();
    }

    /// One state is chosen and taken out again, then the next one.
    private static double filter(ListPage list, int sample) {
        String state = STATES.get(sample / 2 % STATES.size());
        return list.toggleState(state, sample % 2 == 0);
    }

    private static Times sample(int warmUp, int samples, IntToDoubleFunction measure) {
        // Warm-up and samples are numbered through, because a filter is chosen and taken out in turns.
        double[] all = IntStream.range(0, warmUp + samples)
                .mapToDouble(measure::applyAsDouble)
                .toArray();
        return new Times(Arrays.copyOfRange(all, warmUp, all.length));
    }

    private Result add(String id, int size, Times times, String what) {
        var result = Result.times(id, times, what).atSize(size);
        results.add(result);
        return result;
    }

    /// Adds what the bare grid took in the same run; the ratio is that of the medians.
    private Result beside(Times bare, Result result) {
        var compared = result.comparedWith(bare.p95(), Objects.requireNonNull(result.p50()) / bare.p50());
        results.set(results.indexOf(result), compared);
        return compared;
    }

    private void goal(Result result, int millis) {
        results.set(
                results.indexOf(result), result.withGoal("p95 <= %d ms".formatted(millis), result.value() <= millis));
    }
}
