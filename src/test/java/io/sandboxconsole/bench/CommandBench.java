package io.sandboxconsole.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures `bin/sandbox list` of the folder that an image holds, as a process that writes into a pipe: when its first
/// row is there, when it has ended, and how much memory it took at most.
final class CommandBench {

    private static final int RUNS = 7;

    private static final String KEY = "sck_demo_admin";

    private static final double FIRST_ROW = 400;

    private static final double ALL_ROWS = 3_000;

    /// How much more memory a fleet may take than a tenth of it.
    private static final double MORE_MEMORY = 1.1;

    private final String console;

    private final int size;

    private final String sandbox;

    /// What one command took.
    private record Run(double firstRow, double all, double kilobytes) {}

    CommandBench(String console, int size) throws IOException, InterruptedException {
        this.console = console;
        this.size = size;
        this.sandbox = ImageTree.make().resolve("bin/sandbox").toString();
    }

    List<Result> run() throws IOException, InterruptedException {
        List<Run> tenth = runs("--limit", String.valueOf(size / 10));
        List<Run> all = runs();
        double most = median(all.stream().mapToDouble(Run::kilobytes).toArray()) / 1e3;
        double less = median(tenth.stream().mapToDouble(Run::kilobytes).toArray()) / 1e3;
        return List.of(
                times(
                        "P30.first",
                        all.stream().mapToDouble(Run::firstRow).toArray(),
                        FIRST_ROW,
                        "its first row is there"),
                times("P30.all", all.stream().mapToDouble(Run::all).toArray(), ALL_ROWS, "it has ended"),
                Result.single(
                                "P30.memory",
                                most,
                                "MB",
                                "The most memory of bin/sandbox list, against a tenth of the rows")
                        .atSize(size)
                        .comparedWith(less, most / less)
                        .withGoal("<= %.1f x".formatted(MORE_MEMORY), most / less <= MORE_MEMORY));
    }

    private Result times(String id, double[] millis, double goal, String until) {
        var times = new Times(millis);
        return new Result(
                        id,
                        size,
                        times.p50(),
                        "ms",
                        times.count(),
                        times.p50(),
                        times.p95(),
                        null,
                        null,
                        null,
                        null,
                        "bin/sandbox list, from its start until " + until)
                .withGoal("median <= %.0f ms".formatted(goal), times.p50() <= goal);
    }

    private static double median(double[] values) {
        return new Times(values).p50();
    }

    private List<Run> runs(String... options) throws IOException, InterruptedException {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(run(options));
        }
        return runs;
    }

    private Run run(String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(sandbox, "list"));
        line.addAll(List.of(options));
        var builder = new ProcessBuilder(line)
                .redirectError(ConsoleBench.FOLDER.resolve("list.log").toFile());
        builder.environment().put("JAVA_HOME", ImageTree.JAVA_HOME);
        builder.environment().put("SANDBOX_CONSOLE_URL", console);
        builder.environment().put("SANDBOX_CONSOLE_KEY", KEY);
        builder.environment().remove("JAVA_OPTS");
        long started = System.nanoTime();
        Process process = builder.start();
        double firstRow = 0;
        double kilobytes = 0;
        int lines = 0;
        byte[] bytes = new byte[1 << 16];
        try (InputStream output = process.getInputStream()) {
            for (int read = output.read(bytes); read >= 0; read = output.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    lines += bytes[i] == '\n' ? 1 : 0;
                }
                // The first line has the names of the columns.
                if (firstRow == 0 && lines > 1) {
                    firstRow = (System.nanoTime() - started) / 1e6;
                }
                kilobytes = Math.max(kilobytes, mostMemory(process));
            }
        }
        int end = process.waitFor();
        double all = (System.nanoTime() - started) / 1e6;
        int expected = 1 + (options.length == 0 ? size : size / 10);
        if (end != 0 || lines != expected) {
            throw new IllegalStateException(
                    "bin/sandbox list ended with %d and printed %d lines instead of %d; see target/bench/list.log."
                            .formatted(end, lines, expected));
        }
        return new Run(firstRow, all, kilobytes);
    }

    /// Returns the most memory that a process has had, as Linux tells it; 0 where it does not, or when the process is
    /// over.
    private static double mostMemory(Process process) {
        try (var facts = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            return facts.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException over) {
            return 0;
        }
    }
}
