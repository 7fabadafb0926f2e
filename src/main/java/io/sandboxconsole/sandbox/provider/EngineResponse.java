package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An engine's unchanged response to an [EngineRequest]. Its body streams from the engine; the receiver closes the
/// response.
///
/// @param output streams to the engine, after a change of protocol (status 101); absent for all other responses
public record EngineResponse(
        int status,
        List<Header> headers,
        InputStream body,
        @Nullable OutputStream output,
        Closeable connection) implements Closeable {

    private static final int LARGEST_KEPT = 64 * 1024 * 1024;

    public EngineResponse {
        headers = List.copyOf(headers);
    }

    /// A response that is already complete.
    public static EngineResponse of(int status, List<Header> headers, byte[] bytes) {
        return new EngineResponse(status, headers, new ByteArrayInputStream(bytes), null, () -> {});
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(Header::value)
                .findFirst();
    }

    public boolean refused() {
        return status >= 400;
    }

    /// Reads the whole body and closes the response.
    ///
    /// @throws IOException if it breaks off, or exceeds the limit for bodies read here
    public byte[] bytes() throws IOException {
        try (this) {
            byte[] bytes = body.readNBytes(LARGEST_KEPT + 1);
            if (bytes.length > LARGEST_KEPT) {
                throw new IOException("The answer is too long.");
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    /// Without the engine's content.
    @Override
    public String toString() {
        return "EngineResponse[%d]".formatted(status);
    }
}
