package io.sandboxconsole.gateway.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Limits the size of a request's body, also of one that does not say how long it is.
final class LimitedBody extends HttpServletRequestWrapper {

    static final int LARGEST = 4 * 1024 * 1024;

    private @Nullable ServletInputStream stream;

    /// @throws ApiProblem if the body says that it is too long, or is encoded
    LimitedBody(HttpServletRequest request) {
        super(request);
        @Nullable String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            throw new ApiProblem(ProblemType.UNSUPPORTED_ENCODING, "Send the body without a Content-Encoding.")
                    .field("Content-Encoding");
        }
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new Counted(super.getInputStream());
        }
        return stream;
    }

    private static ApiProblem tooLarge() {
        return new ApiProblem(
                ProblemType.BODY_TOO_LARGE, "The body is larger than 4 MiB, more than any request needs.");
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;

        private long read;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        private int counted(int count) {
            read += Math.max(0, count);
            if (read > LARGEST) {
                throw tooLarge();
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return counted(body.read(target, offset, length));
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
