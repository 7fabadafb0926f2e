package io.sandboxconsole.sandbox;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call in the engine's own words, passed on as it is: `path` and `query` are raw, and the path is relative to `/v1`.
///
/// @param headers what the engine may see of the caller's headers; its key is added by the adapter alone
public record EngineCall(
        String method,
        String path,
        @Nullable String query,
        List<Header> headers,
        @Nullable Content content) {

    public EngineCall {
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

    public EngineCall withQuery(@Nullable String other) {
        return new EngineCall(method, path, other, headers, content);
    }

    public EngineCall withContent(byte[] bytes) {
        return new EngineCall(method, path, query, headers, Content.of(bytes));
    }

    /// Not the query, which may hold anything.
    @Override
    public String toString() {
        return "EngineCall[%s %s]".formatted(method, path);
    }
}
