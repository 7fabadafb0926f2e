package io.sandboxconsole.sandbox.provider;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request in the engine's own protocol, forwarded as it is: `path` and `query` are raw, and the path is relative to
/// `/v1`.
///
/// @param headers the caller's headers that the engine may see; its key is added by the adapter alone
public record EngineRequest(
        String method,
        String path,
        @Nullable String query,
        List<Header> headers,
        @Nullable Content content) {

    public EngineRequest {
        headers = List.copyOf(headers);
    }

    /// One line of a header.
    public record Header(String name, String value) {}

    /// The request's body.
    ///
    /// @param length in bytes; negative when unknown
    public record Content(InputStream stream, long length) {

        public static Content of(byte[] bytes) {
            return new Content(new ByteArrayInputStream(bytes), bytes.length);
        }
    }

    public EngineRequest withQuery(@Nullable String other) {
        return new EngineRequest(method, path, other, headers, content);
    }

    public EngineRequest withContent(byte[] bytes) {
        return new EngineRequest(method, path, query, headers, Content.of(bytes));
    }

    /// Without the query, which may hold anything.
    @Override
    public String toString() {
        return "EngineRequest[%s %s]".formatted(method, path);
    }
}
