package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.provider.EngineRequest.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads the body of a request, up to a limit of size.
final class RequestBody {

    static final int LARGEST = 1024 * 1024;

    private RequestBody() {}

    /// Returns the body as a stream of any length, for a call passed on unread; null if there is none.
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

    /// Reads the whole body. To be called once, and only after authentication.
    ///
    /// @throws ApiError if it is too long or encoded
    static byte[] read(HttpServletRequest request) {
        @Nullable String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !EngineHeaders.lower(encoding).equals("identity")) {
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
