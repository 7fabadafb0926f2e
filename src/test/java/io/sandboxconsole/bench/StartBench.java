package io.sandboxconsole.bench;

import io.sandboxconsole.testing.PackagedConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measures the package. P19: the console with the embedded default, from the start of its process until it says that
/// it
/// is healthy; each run starts with an empty database. P30: the command line's smallest command, as a process. And what
/// they take on the disk.
final class StartBench {

    private static final int RUNS = Integer.getInteger("bench.starts", 3);

    private static final int COMMANDS = 7 * RUNS;

    private static final Path JAR = Path.of("target/sandbox-console.jar").toAbsolutePath();

    private static final Path TREE = ConsoleBench.FOLDER.resolve("image");

    private static final String WITH_CACHE = "";

    private static final String WITHOUT_CACHE = "-XX:AOTMode=off";

    private static final String JAVA_HOME = System.getProperty("java.home");

    private final List<Result> results = new ArrayList<>();

    List<Result> run() throws IOException, InterruptedException {
        makeTree();
        sizes();
        String java = Path.of(JAVA_HOME, "bin", "java").toString();
        String script = TREE.resolve("bin/console").toString();
        starts("P19", 5_000, List.of(java, "-jar", JAR.toString()), WITH_CACHE, "java -jar");
        starts("P19.tree", 5_000, List.of(script), WITHOUT_CACHE, "bin/console without its AOT cache");
        starts("P19.aot", 3_000, List.of(script), WITH_CACHE, "bin/console with its AOT cache");
        Path sandbox = TREE.resolve("bin/sandbox");
        if (Files.exists(sandbox)) {
            versions(sandbox);
        }
        return results;
    }

    private static void makeTree() throws IOException, InterruptedException {
        var script = Path.of("bin/image-tree").toAbsolutePath();
        var line = List.of(script.toString(), JAR.toString(), TREE.toString());
        if (PackagedConsole.run(line, environment(""), ConsoleBench.FOLDER.resolve("image-tree.log")) != 0) {
            throw new IllegalStateException("The script bin/image-tree failed; see target/bench/image-tree.log.");
        }
    }

    private void sizes() throws IOException {
        long caches = 0;
        for (Path cache : List.of(TREE.resolve("console.aot"), TREE.resolve("sandbox.aot"))) {
            if (Files.exists(cache)) {
                caches += Files.size(cache);
                results.add(size("SIZE." + cache.getFileName(), Files.size(cache), "The cache " + cache.getFileName()));
            }
        }
        results.add(size("SIZE.jar", Files.size(JAR), "The jar"));
        results.add(size("SIZE.tree", bytes(TREE) - caches, "What an image holds, without caches and JVM"));
    }

    private static Result size(String id, long bytes, String what) {
        return Result.single(id, bytes / 1e6, "MB", what);
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    private void starts(String id, int goal, List<String> command, String options, String what)
            throws IOException, InterruptedException {
        double[] millis = new double[RUNS];
        double[] work = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            Path home = Files.createTempDirectory(ConsoleBench.FOLDER, "home");
            Path log = ConsoleBench.FOLDER.resolve("start.log");
            int port = PackagedConsole.freePort();
            long started = System.nanoTime();
            try (var console = PackagedConsole.start(command, environment(options), port, home, log)) {
                console.awaitHealthy();
                millis[i] = (System.nanoTime() - started) / 1e6;
                work[i] = console.processorTime().toNanos() / 1e6;
            }
        }
        var time = median(id, millis, "Start to ready, " + what);
        results.add(time.withGoal("median <= %d s".formatted(goal / 1_000), time.value() <= goal));
        results.add(median(id + ".cpu", work, "Processor time of it"));
    }

    private void versions(Path sandbox) throws IOException, InterruptedException {
        var without = median("P30.plain", commands(sandbox, WITHOUT_CACHE), "bin/sandbox version without its cache");
        var with = median("P30.version", commands(sandbox, WITH_CACHE), "bin/sandbox version with its cache");
        double ratio = with.value() / without.value();
        results.add(without);
        results.add(with.comparedWith(without.value(), ratio).withGoal("<= 0.5 x", ratio <= 0.5));
    }

    private static double[] commands(Path sandbox, String options) throws IOException, InterruptedException {
        double[] millis = new double[COMMANDS];
        for (int i = 0; i < COMMANDS; i++) {
            long started = System.nanoTime();
            int end = PackagedConsole.run(
                    List.of(sandbox.toString(), "version"),
                    environment(options),
                    ConsoleBench.FOLDER.resolve("version.log"));
            millis[i] = (System.nanoTime() - started) / 1e6;
            if (end != 0) {
                throw new IllegalStateException("The command line failed; see target/bench/version.log.");
            }
        }
        return millis;
    }

    private static Map<String, String> environment(String options) {
        return Map.of("JAVA_HOME", JAVA_HOME, "JAVA_OPTS", options);
    }

    private static Result median(String id, double[] millis, String what) {
        var times = new Times(millis);
        return new Result(
                id, null, times.p50(), "ms", times.count(), times.p50(), times.p95(), null, null, null, null, what);
    }
}
