package io.sandboxconsole.opensandbox;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checks that endless answers are abandoned at the limit of size or of time, whichever comes first.
class OpenSandboxEndlessAnswerTests {

    private static final EngineTimings PATIENT = new EngineTimings(
            Duration.ofMinutes(1), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ZERO, Duration.ofMillis(1));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpServer server;

    private SandboxProvider provider;

    private int status = 200;

    private int piece = 65_536;

    private URI url = URI.create("http://127.0.0.1");

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("{\"items\":[".getBytes(StandardCharsets.UTF_8));
                byte[] blanks = " ".repeat(piece).getBytes(StandardCharsets.UTF_8);
                while (!Thread.currentThread().isInterrupted()) {
                    body.write(blanks);
                    body.flush();
                }
            }
        });
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        provider = OpenSandboxProviders.at(url, OpenSandboxProviders.KEY, PATIENT);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void an_endless_listing_is_too_long() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> provider.list())
                .withMessageContaining("the answer is too long");
    }

    @Test
    void an_endless_error_is_told_by_its_status() {
        status = 500;

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> provider.list())
                .withMessageContaining("status 500");
    }

    @Test
    void one_that_comes_drop_by_drop_takes_too_long_although_something_comes_all_the_time() {
        piece = 1;
        Duration read = Duration.ofMillis(300);
        EngineTimings impatient = new EngineTimings(Duration.ofMinutes(1), read, read, Duration.ZERO, read);

        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(() -> OpenSandboxProviders.at(url, OpenSandboxProviders.KEY, impatient)
                        .list());
    }
}
