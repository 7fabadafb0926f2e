package io.sandboxconsole.journey;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A reverse proxy in front of the console, on a port of its own, which can stop answering and begin again.
final class FrontProxy implements AutoCloseable {

    /// What becomes of a request to turn a connection into a web socket.
    enum Upgrades {
        PASSED,
        /// It goes on as a usual request.
        DROPPED,
        /// It gets no answer.
        SWALLOWED
    }

    private final int console;

    private final Upgrades upgrades;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private @Nullable ServerSocket listening;

    private int port;

    FrontProxy(int console, Upgrades upgrades) {
        this.console = console;
        this.upgrades = upgrades;
        start();
    }

    String address(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }

    /// Begins to listen, always on the same port, unless it does.
    void start() {
        if (listening != null && !listening.isClosed()) {
            return;
        }
        try {
            var socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            listening = socket;
            port = socket.getLocalPort();
            Thread.startVirtualThread(() -> accept(socket));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Cuts every connection and refuses new ones.
    void stop() {
        close(listening);
        open.forEach(FrontProxy::close);
        open.clear();
    }

    @Override
    public void close() {
        stop();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var browser = socket.accept();
                Thread.startVirtualThread(() -> serve(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket browser) {
        open.add(browser);
        try (browser;
                var server = new Socket(InetAddress.getLoopbackAddress(), console)) {
            open.add(server);
            String head = head(browser.getInputStream());
            boolean upgrade = head.toLowerCase(Locale.ROOT).contains("\r\nupgrade:");
            if (upgrade && upgrades == Upgrades.SWALLOWED) {
                browser.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            server.getOutputStream().write(sent(head, upgrade).getBytes(StandardCharsets.ISO_8859_1));
            var requests = Thread.startVirtualThread(() -> copy(browser, server));
            copy(server, browser);
            close(browser);
            requests.interrupt();
        } catch (IOException away) {
            // Either side has gone.
        } finally {
            open.remove(browser);
        }
    }

    /// One request on each connection, so that every head is seen.
    private String sent(String head, boolean upgrade) {
        if (upgrade && upgrades == Upgrades.PASSED) {
            return head;
        }
        return head.lines()
                .filter(line -> !line.isEmpty() && !line.matches("(?i)(upgrade|connection):.*"))
                .collect(Collectors.joining("\r\n", "", "\r\nConnection: close\r\n\r\n"));
    }

    private static String head(InputStream from) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int next = from.read(); next >= 0; next = from.read()) {
            head.write(next);
            if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("The browser has gone.");
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException away) {
            close(to);
        }
    }

    private static void close(@Nullable Closeable connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
