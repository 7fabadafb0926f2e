package io.sandboxconsole.cli.command;

import io.sandboxconsole.cli.output.Times;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The limits of a plan, which only tighten those of the console.
final class LimitOptions {

    @Option(names = "--most", paramLabel = "N", description = "Stop if the plan takes more than N.")
    private @Nullable Integer most;

    @Option(names = "--percent", paramLabel = "N", description = "Stop if it takes more than N %% of a team.")
    private @Nullable Integer percent;

    @Option(names = "--keep-newest", paramLabel = "N", description = "Leave out the newest N of each creator.")
    private @Nullable Integer keepNewest;

    @Option(names = "--older-than", paramLabel = "TIME", description = "Leave out younger ones, such as 2d.")
    private @Nullable String olderThan;

    @Option(names = "--unused-for", paramLabel = "TIME", description = "Leave out those that were used since.")
    private @Nullable String unusedFor;

    void addTo(Map<String, @Nullable Object> draft) {
        Map<String, @Nullable Object> limits = new LinkedHashMap<>();
        put(limits, "most", most);
        put(limits, "percent", percent);
        put(limits, "keepNewest", keepNewest);
        put(
                limits,
                "minimumAge",
                olderThan == null
                        ? null
                        : Times.duration(olderThan, "--older-than").toString());
        put(
                limits,
                "unusedFor",
                unusedFor == null
                        ? null
                        : Times.duration(unusedFor, "--unused-for").toString());
        if (!limits.isEmpty()) {
            draft.put("limits", limits);
        }
    }

    private static void put(Map<String, @Nullable Object> limits, String name, @Nullable Object value) {
        if (value != null) {
            limits.put(name, value);
        }
    }
}
