package io.sandboxconsole.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Measures P19: the packaged console with the embedded default, from the start of its process until it says that it is
/// healthy. Each run starts with an empty database.
final class StartBench {

    private static final int RUNS = Integer.getInteger("bench.starts", 3);

    private static final long PATIENCE_SECONDS = 120;

    private static final Path JAR = Path.of("target/sandbox-console.jar").toAbsolutePath();

    private static final Path EXTRACTED = ConsoleBench.FOLDER.resolve("app/sandbox-console.jar");

    private static final Path CACHE = ConsoleBench.FOLDER.resolve("console.aot");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final HttpClient http = HttpClient.newHttpClient();

    List<Result> run() throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        results.add(goal(starts("P19", List.of("-jar", JAR.toString()), "Start to ready, java -jar"), 5_000));
        prepareCache();
        if (Files.exists(CACHE)) {
            var command = List.of("-XX:AOTCache=" + CACHE, "-jar", EXTRACTED.toString());
            results.add(goal(starts("P19.aot", command, "Start to ready, extracted jar with AOT cache"), 3_000));
        }
        return results;
    }

    private static Result goal(Result result, double millis) {
        return result.withGoal("median <= %.0f s".formatted(millis / 1_000), result.value() <= millis);
    }

    private Result starts(String id, List<String> command, String what) throws IOException, InterruptedException {
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            millis[i] = start(command);
        }
        var times = new Times(millis);
        return new Result(id, null, times.p50(), "ms", RUNS, times.p50(), times.p95(), null, null, null, null, what);
    }

    private double start(List<String> command) throws IOException, InterruptedException {
        int port = freePort();
        long started = System.nanoTime();
        Process console = launch(command, port, "start.log");
        try {
            while (!healthy(port)) {
                double seconds = (System.nanoTime() - started) / 1e9;
                if (!console.isAlive() || seconds > PATIENCE_SECONDS) {
                    throw new IllegalStateException(
                            "The console did not become healthy within %.0f s; see target/bench/start.log."
                                    .formatted(seconds));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return (System.nanoTime() - started) / 1e6;
        } finally {
            console.destroyForcibly().waitFor();
        }
    }

    /// The cache holds no classes of jars within a jar, so the jar is extracted first.
    private static void prepareCache() throws IOException, InterruptedException {
        Files.deleteIfExists(CACHE);
        var extract = List.of("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--force", "--destination");
        List<String> extraction = new ArrayList<>(extract);
        extraction.add(EXTRACTED.getParent().toString());
        finish(launch(extraction, 0, "extract.log"));
        var training =
                List.of("-XX:AOTCacheOutput=" + CACHE, "-Dspring.context.exit=onRefresh", "-jar", EXTRACTED.toString());
        finish(launch(training, freePort(), "training.log"));
    }

    private static void finish(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /// @param port the console's, or 0 for a command that is no console
    private static Process launch(List<String> command, int port, String log) throws IOException {
        Path home = Files.createTempDirectory(ConsoleBench.FOLDER, "home");
        List<String> line = new ArrayList<>(List.of(JAVA));
        line.addAll(command);
        if (port > 0) {
            line.addAll(List.of(
                    "--server.port=" + port, "--simulator.port=" + freePort(), "--demo.identity.port=" + freePort()));
        }
        return new ProcessBuilder(line)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ConsoleBench.FOLDER.resolve(log).toFile())
                .start();
    }

    private boolean healthy(int port) throws InterruptedException {
        var question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)))
                .build();
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
