package io.sandboxconsole.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows results as a Markdown table.
record ResultTable(List<Result> results) {

    private static final String HEAD = """
            | id | sandboxes | value | median | p95 | samples | baseline | ratio | goal | met | what |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- | --- |
            """;

    @Override
    public String toString() {
        return results.stream().map(ResultTable::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String row(Result result) {
        return "| %s | %s | %s %s | %s | %s | %d | %s | %s | %s | %s | %s |"
                .formatted(
                        result.id(),
                        result.size() == null ? "" : String.format(Locale.ROOT, "%,d", result.size()),
                        number(result.value()),
                        result.unit(),
                        number(result.p50()),
                        number(result.p95()),
                        result.samples(),
                        number(result.baseline()),
                        number(result.ratio()),
                        result.goal() == null ? "" : result.goal(),
                        result.met() == null ? "" : result.met() ? "yes" : "**no**",
                        result.what());
    }

    private static String number(@Nullable Double number) {
        return number == null ? "" : String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
    }
}
