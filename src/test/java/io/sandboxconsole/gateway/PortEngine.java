package io.sandboxconsole.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A fake engine with one sandbox, whose process streams events and records its calls.
final class PortEngine implements AutoCloseable {

    private final HttpServer server;

    /// Method and URI of each call into the sandbox.
    final List<String> calls = new CopyOnWriteArrayList<>();

    /// The names and values of the headers of the last call into the sandbox.
    volatile List<String> headers = List.of();

    /// The team of the sandbox; empty for one that has ended.
    volatile String team = "platform";

    /// The address in the answers about endpoints.
    volatile String address = "";

    private volatile CountDownLatch more = new CountDownLatch(1);

    PortEngine() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Lets every stream send its second and last event.
    void goOn() {
        more.countDown();
        more = new CountDownLatch(1);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            if (path.contains("/proxy/")) {
                inside(exchange);
            } else if (path.contains("/endpoints/")) {
                answer(exchange, 200, """
                        {"endpoint":"%s","headers":{"OpenSandbox-Secure-Access":"of-the-engine"},"later":1}""".formatted(address));
            } else if (team.isEmpty()) {
                answer(exchange, 404, "{\"code\":\"DOCKER::SANDBOX_NOT_FOUND\",\"message\":\"gone\"}");
            } else {
                answer(exchange, 200, """
                        {"id":"sb-1","status":{"state":"Running"},"createdAt":"2026-11-22T12:00:00Z",
                        "metadata":{"access.team":"%s"}}""".formatted(team));
            }
        }
    }

    private void inside(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        headers = exchange.getRequestHeaders().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue().getFirst())
                .toList();
        if (!exchange.getRequestURI().getPath().endsWith("/events")) {
            answer(exchange, 200, "\"inside\"");
            return;
        }
        var until = more;
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            until.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        out.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
