package io.sandboxconsole.bench;

import io.sandboxconsole.testing.PackagedConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measures the package. P19: the console with the embedded default, from the start of its process until it
/// says that it is healthy; each run starts with an empty database. P30: the command line's smallest command,
/// as a process. And what they take on the disk.
final class StartBench {

    private static final int RUNS = Integer.getInteger("bench.starts", 3);

    private static final int COMMANDS = 7 * RUNS;

    private static final String WITH_CACHE = "";

    private static final String WITHOUT_CACHE = "-XX:AOTMode=off";

    private final List<Result> results = new ArrayList<>();

    List<Result> run() throws IOException, InterruptedException {
        Path tree = ImageTree.make();
        sizes(tree);
        String java = Path.of(ImageTree.JAVA_HOME, "bin", "java").toString();
        String script = tree.resolve("bin/console").toString();
        starts("P19", 5_000, List.of(java, "-jar", ImageTree.JAR.toString()), WITH_CACHE, "java -jar");
        starts("P19.tree", 5_000, List.of(script), WITHOUT_CACHE, "bin/console without its AOT cache");
        starts("P19.aot", 3_000, List.of(script), WITH_CACHE, "bin/console with its AOT cache");
        versions(tree.resolve("bin/sandbox").toString());
        return results;
    }

    private void sizes(Path tree) throws IOException {
        long caches = 0;
        for (String name : List.of("console.aot", "sandbox.aot")) {
            long cache = Files.size(tree.resolve(name));
            caches += cache;
            results.add(size("SIZE." + name, cache, "The cache " + name));
        }
        results.add(size("SIZE.jar", Files.size(ImageTree.JAR), "The jar"));
        results.add(size("SIZE.tree", bytes(tree) - caches, "What an image holds, without caches and JVM"));
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

    private void versions(String sandbox) throws IOException, InterruptedException {
        var without = median("P30.plain", commands(sandbox, WITHOUT_CACHE), "bin/sandbox version without its cache");
        var with = median("P30.version", commands(sandbox, WITH_CACHE), "bin/sandbox version with its cache");
        double ratio = with.value() / without.value();
        results.add(without);
        results.add(with.comparedWith(without.value(), ratio).withGoal("<= 0.5 x", ratio <= 0.5));
    }

    private static double[] commands(String sandbox, String options) throws IOException, InterruptedException {
        double[] millis = new double[COMMANDS];
        for (int i = 0; i < COMMANDS; i++) {
            long started = System.nanoTime();
            // What the script sets itself where JAVA_OPTS is not there.
            ImageTree.run(
                    "version", Map.of("JAVA_OPTS", "-XX:+UseSerialGC -Xms24m -Xmn16m " + options), sandbox, "version");
            millis[i] = (System.nanoTime() - started) / 1e6;
        }
        return millis;
    }

    private static Map<String, String> environment(String options) {
        return Map.of("JAVA_HOME", ImageTree.JAVA_HOME, "JAVA_OPTS", options);
    }

    private static Result median(String id, double[] millis, String what) {
        var times = new Times(millis);
        return new Result(
                id, null, times.p50(), "ms", times.count(), times.p50(), times.p95(), null, null, null, null, what);
    }
}
