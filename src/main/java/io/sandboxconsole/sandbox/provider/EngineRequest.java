package io.sandboxconsole.sandbox.provider;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call in the engine's own words, passed on as it is: `path` and `query` are raw, and the path is relative to `/v1`.
///
/// @param headers what the engine may see of the caller's headers; its key is added by the adapter alone
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

    /// What is sent along.
    ///
    /// @param length in bytes; negative when nobody knows before the end
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

    /// Not the query, which may hold anything.
    @Override
    public String toString() {
        return "EngineCall[%s %s]".formatted(method, path);
    }
}
