package io.sandboxconsole.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Shows the waits in front of a browser beside those of two other consoles, as a Markdown table of medians.
///
/// The others were measured once, by hand, on a machine of the same kind: two processors, engine, console and Chromium
/// on
/// it, loopback.
record Comparison(List<Result> results) {

    private record Wait(String id, String words, String openSandbox, String daytona) {}

    private static final List<Wait> WAITS = List.of(
            new Wait("P21", "Navigation to rows", "174 / 239 / 256", "1,103 warm, 1,872 cold"),
            new Wait("P21.cold", "Navigation to rows, empty cache", "", "1,872"),
            new Wait("P22.filter", "State chosen to rows", "46 / 79 / 111", "252, with 100 rows 577"),
            new Wait("P22.page", "Next page to rows", "48 / 65 / 97", "199, with 100 rows 651"),
            new Wait("P23", "Delete one to row shows it", "64 / 81 / 113", "496"));

    private static final String HEAD = """
            | median, ms | this console: 50 rows of 1,000 | of 100,000 | OpenSandbox’s unmerged console: 20 rows of 100 / 1,000 / 2,000 | Daytona’s dashboard 0.190: 25 rows of 10,000 |
            | --- | ---: | ---: | ---: | ---: |
            """;

    /// Empty where no browser was measured.
    @Override
    public String toString() {
        return results.stream().noneMatch(result -> result.id().equals("P21"))
                ? ""
                : WAITS.stream().map(this::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private String row(Wait wait) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        wait.words(),
                        median(wait.id(), 1_000),
                        median(wait.id(), 100_000),
                        wait.openSandbox(),
                        wait.daytona());
    }

    private String median(String id, int size) {
        return results.stream()
                .filter(result ->
                        result.id().equals(id) && Integer.valueOf(size).equals(result.size()))
                .map(Result::p50)
                .map(millis -> millis == null ? "" : String.format(Locale.ROOT, "%,.0f", millis))
                .findFirst()
                .orElse("");
    }
}
