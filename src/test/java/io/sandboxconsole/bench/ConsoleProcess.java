package io.sandboxconsole.bench;

import io.sandboxconsole.Application;
import io.sandboxconsole.sandbox.lifecycle.LiveLifecycle;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.testing.ChildProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The whole console as a process that can be killed, on a given database and in front of a simulated engine of this
/// process.
final class ConsoleProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();

    private final Process process;

    private final int port;

    private ConsoleProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ConsoleProcess start(Simulator simulator, String log, String... settings) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> arguments = new ArrayList<>(List.of(
                "--console.demo=false",
                "--server.port=" + port,
                "--console.bulk.rights-grace=1d",
                "--console.connections.prod.url=" + simulator.openSandbox(),
                "--console.connections.prod.api-key=" + LiveLifecycle.KEY));
        arguments.addAll(Arrays.asList(settings));
        return new ConsoleProcess(
                ChildProcess.startLogged(
                        Application.class, ConsoleBench.FOLDER.resolve(log), arguments.toArray(String[]::new)),
                port);
    }

    /// Waits until it says that it is healthy.
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!healthy()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("A console did not become healthy; see target/bench.");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean healthy() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/actuator/health".formatted(port)))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Ends it at once, as `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Asks it to end.
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /// Ends it if it still runs, such as after a failure.
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
