package io.sandboxconsole.daytona;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// Serves prepared answers, for cases that the simulated engine never produces. The last answer of a path stays.
final class CannedServer implements AutoCloseable {

    private final HttpServer server;

    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();

    private final List<Received> received = new CopyOnWriteArrayList<>();

    CannedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /// What came in: method and path with query, its headers, and its body.
    record Received(String call, Map<String, List<String>> headers, String body) {}

    private record Answer(int status, String body, Map<String, String> headers) {}

    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
    }

    CannedServer answer(String path, int status, String body) {
        return answer(path, status, body, Map.of());
    }

    CannedServer answer(String path, int status, String body, Map<String, String> headers) {
        answers.computeIfAbsent("/api" + path, _ -> new ConcurrentLinkedQueue<>())
                .add(new Answer(status, body, headers));
        return this;
    }

    /// Closes the connection instead of an answer.
    CannedServer lose(String path) {
        return answer(path, 0, "");
    }

    CannedServer refuse(String path, int status, String message, Map<String, String> headers) {
        String body = """
                {"path":"/api%s?token=canary-in-path","timestamp":"2026-11-22T11:24:16.520Z","statusCode":%d,
                "error":"Refused","message":"%s"}""".formatted(path, status, message);
        return answer(path, status, body, headers);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(new Received(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Queue<Answer> prepared =
                    answers.getOrDefault(exchange.getRequestURI().getPath(), new ArrayDeque<>());
            Answer answer = prepared.size() > 1 ? prepared.remove() : prepared.peek();
            if (answer != null && answer.status() == 0) {
                return;
            }
            send(
                    exchange,
                    answer == null ? new Answer(404, "<p>Not here</p>", Map.of("Content-Type", "text/html")) : answer);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
