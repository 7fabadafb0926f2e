package io.sandboxconsole.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// A fake engine that sends exactly the response a test scripts, and records exactly the request it received.
final class RawEngine implements AutoCloseable {

    private final HttpServer server;

    final List<Received> received = new CopyOnWriteArrayList<>();

    private final AtomicReference<Behaviour> behaviour = new AtomicReference<>(_ -> Reply.of(404, "{}"));

    RawEngine() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    record Received(String method, String uri, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join("|", headers.getOrDefault(name, List.of()));
        }
    }

    /// @param headers besides the usual ones
    /// @param zeros how many zero bytes follow the body
    record Reply(int status, Map<String, String> headers, String body, long zeros) {

        Reply(int status, Map<String, String> headers, String body) {
            this(status, headers, body, 0);
        }

        static Reply zeros(long count) {
            return new Reply(200, Map.of("Content-Type", "application/octet-stream"), "", count);
        }

        static Reply of(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body);
        }

        /// Nothing: the connection is closed.
        static Reply lost() {
            return new Reply(0, Map.of(), "");
        }
    }

    interface Behaviour {

        Reply answer(Received received);
    }

    void answers(Behaviour next) {
        behaviour.set(next);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Received last() {
        return received.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var got = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(got);
            var reply = behaviour.get().answer(got);
            if (reply.status() == 0) {
                return;
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            long length = body.length + reply.zeros();
            exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(body);
            byte[] zeros = new byte[64 * 1024];
            for (long left = reply.zeros(); left > 0; left -= zeros.length) {
                exchange.getResponseBody().write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        }
    }
}
