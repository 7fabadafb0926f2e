package io.sandboxconsole.bench;

import com.sun.net.httpserver.HttpServer;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// The same rows as plain HTML from a server that does nothing else: what this browser needs on this machine for a page
/// at all.
final class PlainPage implements AutoCloseable {

    private final HttpServer server;

    PlainPage(Inventory inventory, Actor actor) throws IOException {
        byte[] page = page(inventory, actor).getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            call.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            call.sendResponseHeaders(200, page.length);
            try (var body = call.getResponseBody()) {
                body.write(page);
            }
        });
        server.start();
    }

    String address() {
        return "http://localhost:%d/".formatted(server.getAddress().getPort());
    }

    private static String page(Inventory inventory, Actor actor) {
        return inventory.page(actor, Query.newest(SandboxFilter.EVERYTHING, BareGrid.ROWS)).rows().stream()
                .map(row -> BareGrid.texts(row).stream()
                        .map(text -> "<td>%s</td>".formatted(HtmlUtils.htmlEscape(text)))
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining(
                        "",
                        "<!doctype html><html lang=en><title>Plain</title><body><table class=bare>",
                        "</table></body></html>"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
