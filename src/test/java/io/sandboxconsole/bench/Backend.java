package io.sandboxconsole.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// An engine with a single sandbox, told in 1 KB of JSON.
record Backend(HttpServer server, ExecutorService executor, long nanos) implements AutoCloseable {

    static final String SANDBOX = "5b6f9f0e-7c1f-4b52-9a51-bench0000001";

    static final String HEALTH = "{\"status\":\"healthy\"}";

    static final String BODY = body();

    static final String LISTING =
            "{\"items\":[%s],\"pagination\":{\"page\":1,\"pageSize\":200,\"totalItems\":1,\"totalPages\":1,\"hasNextPage\":false}}"
                    .formatted(BODY);

    /// Answers at once, as many calls at a time as come.
    static Backend quick() throws IOException {
        return start(Executors.newVirtualThreadPerTaskExecutor(), 0);
    }

    /// Answers as a real server does: one call after the other, each in 0.6 ms.
    static Backend slow() throws IOException {
        return start(Executors.newSingleThreadExecutor(), 600_000);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static Backend start(ExecutorService executor, long nanos) throws IOException {
        // Otherwise its answers wait for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        var backend = new Backend(server, executor, nanos);
        server.createContext("/", backend::answer);
        server.setExecutor(executor);
        server.start();
        return backend;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
        String path = exchange.getRequestURI().getPath();
        String text = path.equals("/health") ? HEALTH : path.endsWith(SANDBOX) ? BODY : LISTING;
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String body() {
        String start = """
                {"id":"%s","status":{"state":"Running"},"createdAt":"2026-11-01T08:00:00Z","entrypoint":["sleep","infinity"],\
                "image":{"uri":"python:3.12"},"metadata":{"access.team":"platform","access.owner":"ci-pipeline","name":"bench"},\
                "extensions":{"filler":"%%s"}}""".formatted(SANDBOX);
        return start.formatted("x".repeat(1_024 - start.length() + 2));
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
