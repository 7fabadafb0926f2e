package io.sandboxconsole.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The console in a process of its own, as its package starts it: the embedded default, on free ports.
public final class PackagedConsole implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int HEALTHY = 200;

    private final HttpClient http = HttpClient.newHttpClient();

    private final Process process;

    private final int port;

    private final Path log;

    private PackagedConsole(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// Starts a command that takes the arguments of the console.
    ///
    /// @param home where it works, and where its database is
    /// @param log the file for what it says
    public static PackagedConsole start(
            List<String> command, Map<String, String> environment, int port, Path home, Path log) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(
                "--server.port=" + port, "--simulator.port=" + freePort(), "--demo.identity.port=" + freePort()));
        var builder = new ProcessBuilder(line)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new PackagedConsole(builder.start(), port, log);
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Runs a command to its end and returns its exit code; what it says goes to `log`.
    public static int run(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return exitCode(builder.start(), log);
    }

    public int port() {
        return port;
    }

    /// Waits until it says that it is healthy.
    public void awaitHealthy() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The console ended; it said: " + said(log));
                    }
                })
                .until(this::healthy);
    }

    /// The processor time that it has taken until now.
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    public String said() {
        return said(log);
    }

    /// Ends it as service managers do, and returns its exit code.
    public int stop() throws InterruptedException {
        process.destroy();
        return exitCode(process, log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean healthy() throws InterruptedException {
        var question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)))
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == HEALTHY;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int exitCode(Process process, Path log) throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The process did not end; it said: " + said(log));
        }
        return process.exitValue();
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
