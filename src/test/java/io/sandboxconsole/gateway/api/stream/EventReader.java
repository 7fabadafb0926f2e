package io.sandboxconsole.gateway.api.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Follows a stream as a browser's `EventSource` does.
final class EventReader implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;

    private final BufferedReader lines;

    private @Nullable String lastId;

    /// An event as it came.
    record Event(@Nullable String id, String name, String data) {}

    EventReader(int port, String path, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Accept", "text/event-stream")
                    .headers(headers);
            response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    int status() {
        return response.statusCode();
    }

    @Nullable
    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /// Reads on until the stream has told its place.
    String place() {
        List<String> before = List.of();
        while (lastId == null) {
            List<String> block = block();
            if (block.isEmpty()) {
                throw new AssertionError("No stream but %d: %s".formatted(status(), before));
            }
            before = block;
        }
        return lastId;
    }

    /// Returns the next event with data; absent at the end.
    @Nullable
    Event next() {
        for (List<String> block = block(); !block.isEmpty(); block = block()) {
            @Nullable String name = value(block, "event:");
            if (name != null) {
                return new Event(lastId, name, String.valueOf(value(block, "data:")));
            }
        }
        return null;
    }

    List<Event> next(int number) {
        return Stream.generate(() -> {
                    Event event = next();
                    return event == null ? new Event(null, "EOF", "") : event;
                })
                .limit(number)
                .toList();
    }

    /// Reads the rest, which must not be a stream.
    String body() {
        return String.join("\n", lines.lines().toList());
    }

    private List<String> block() {
        List<String> block = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    block.add(line);
                } else if (!block.isEmpty()) {
                    break;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        @Nullable String id = value(block, "id:");
        lastId = id == null ? lastId : id;
        return block;
    }

    private static @Nullable String value(List<String> block, String start) {
        return block.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
