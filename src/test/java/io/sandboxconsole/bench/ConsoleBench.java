package io.sandboxconsole.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Runs every benchmark and writes the results below `target/bench`. A missed goal is a result, not a failure;
/// but what a soak must never show is one.
class ConsoleBench {

    static final Path FOLDER = Path.of("target/bench").toAbsolutePath();

    /// The sizes of the fleet for sessions and browsers, the smallest first.
    static final int[] SIZES = Arrays.stream(
                    System.getProperty("bench.sizes", "1000,100000").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();

    /// The parts to run, all when none is named.
    private static final Set<String> ONLY = Arrays.stream(
                    System.getProperty("bench.only", "").split(","))
            .filter(part -> !part.isBlank())
            .collect(Collectors.toSet());

    private final List<Result> results = new ArrayList<>();

    @Test
    void every_number_is_measured_and_written_down() throws Exception {
        Files.createDirectories(FOLDER);
        String machine = machine();

        // Start-up first: later this process is large, and busy with itself.
        part("start", () -> new StartBench().run());
        part("inventory", () -> new InventoryBench().run());
        part("listing", () -> new DaytonaListingBench().run());
        part("calls", () -> new EngineCallsBench().run());
        part("gateway", () -> new GatewayBench().run());
        part("api", () -> new ApiBench().run());
        part("sessions", () -> new SessionBench().run());
        part("browser", () -> new BrowserBench().run());
        part("follow", () -> new FollowBench().run());
        part("history", () -> new HistoryBench().run());
        part("history-writing", () -> new HistoryWriteBench().run());
        part("audit", () -> new AuditBench().run());
        part("audit-attacks", () -> new AuditAttackBench().run());
        part("audit-two", () -> new TwoConsolesBench().run());
        part("bulk", () -> new BulkBench().run());
        part("bulk-kills", () -> new BulkKillsBench().run());
        if (SoakBench.MINUTES > 0) {
            part("soak", () -> new SoakBench().run());
        }

        System.out.printf("%s%n%n%s%n", machine, Files.readString(FOLDER.resolve("results.md")));
        assertThat(results)
                .as("what a soak must not show")
                .filteredOn(result -> result.id().startsWith("SOAK"))
                .noneMatch(result -> Boolean.FALSE.equals(result.met()));
    }

    private void part(String name, Callable<List<Result>> benchmark) throws Exception {
        if (ONLY.isEmpty() || ONLY.contains(name)) {
            keep(benchmark.call());
        }
    }

    /// Writes after each benchmark, so that a later one that breaks takes nothing away.
    private void keep(List<Result> more) throws IOException {
        results.addAll(more);
        var json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        Files.writeString(FOLDER.resolve("results.json"), json.writeValueAsString(results));
        Files.writeString(FOLDER.resolve("results.md"), new ResultTable(results) + "\n" + new Comparison(results));
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%s, JDK %s, %s %s, %d processors, load average %.1f",
                Instant.now(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
