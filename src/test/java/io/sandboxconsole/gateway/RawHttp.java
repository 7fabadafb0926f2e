package io.sandboxconsole.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Sends requests byte for byte, which no HTTP client does.
public record RawHttp(int port) {

    /// An answer as it came.
    public record Answer(int status, List<String> headers, String body) {

        public List<String> values(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(header -> header.substring(start.length()).strip())
                    .toList();
        }

        public String value(String name) {
            List<String> values = values(name);
            if (values.size() != 1) {
                throw new AssertionError("Not one %s but %s".formatted(name, values));
            }
            return values.getFirst();
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public Answer send(String method, String path, String... headers) {
        var request =
                new StringBuilder("%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".formatted(method, path));
        List.of(headers).forEach(header -> request.append(header).append("\r\n"));
        return exchange(request.append("\r\n").toString());
    }

    private Answer exchange(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parsed(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Answer parsed(String answer) {
        if (answer.isEmpty()) {
            throw new AssertionError("There was no answer.");
        }
        String[] parts = answer.split("\r\n\r\n", 2);
        List<String> lines = parts[0].lines().toList();
        return new Answer(Integer.parseInt(lines.getFirst().split(" ")[1]), lines.subList(1, lines.size()), parts[1]);
    }
}
