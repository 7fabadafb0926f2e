package io.sandboxconsole.simulator.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The answer of an engine; without a body it has no content type.
///
/// @param streamed whether the body is sent while it is written, without a length
public record Reply(
        int status, Map<String, String> headers, @Nullable Body body, boolean streamed) {

    private static final String JSON = "application/json";

    /// Writes the body of an answer.
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public Reply {
        headers = Map.copyOf(headers);
    }

    public Reply(int status, Map<String, String> headers, @Nullable Body body) {
        this(status, headers, body, false);
    }

    /// Returns an answer whose body is sent while it is written, such as a stream of events.
    public static Reply streamed(String contentType, Body body) {
        return new Reply(200, Map.of("Content-Type", contentType), body, true);
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), null);
    }

    public static Reply json(int status, Consumer<JsonGenerator> writer) {
        return of(status, JSON, Json.body(writer));
    }

    public static Reply of(int status, String contentType, Body body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, streamed);
    }

    Reply withBody(Body other) {
        return new Reply(status, headers, other, streamed);
    }

    boolean isJson() {
        return headers.getOrDefault("Content-Type", "").startsWith(JSON);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (body != null) {
                body.writeTo(bytes);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("An answer of the simulator could not be written.", failure);
        }
        return bytes.toByteArray();
    }
}
