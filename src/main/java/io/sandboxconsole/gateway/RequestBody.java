package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.provider.EngineRequest.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// What a caller sends along, up to a limit of size.
final class RequestBody {

    static final int LARGEST = 1024 * 1024;

    private RequestBody() {}

    /// As it comes, for a call that nobody looks into; nothing if there is none.
    static @Nullable Content stream(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return null;
        }
        try {
            return new Content(request.getInputStream(), length);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// All of it. To be read once, and only of a caller who was let in.
    ///
    /// @throws ApiError if it is too long or packed
    static byte[] read(HttpServletRequest request) {
        @Nullable String packed = request.getHeader("Content-Encoding");
        if (packed != null && !EngineHeaders.lower(packed).equals("identity")) {
            throw new ApiError(415, "UNSUPPORTED_ENCODING", "Send the body without a Content-Encoding.");
        }
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        try {
            byte[] read = request.getInputStream().readNBytes(LARGEST + 1);
            if (read.length > LARGEST) {
                throw tooLarge();
            }
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ApiError tooLarge() {
        return new ApiError(413, "BODY_TOO_LARGE", "The body is larger than 1 MiB, more than any request needs.");
    }
}
