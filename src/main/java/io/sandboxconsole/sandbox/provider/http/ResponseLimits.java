package io.sandboxconsole.sandbox.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/// Limits each response in length, and the whole exchange in time: the client's own response timeout counts from one
/// byte to the next, so that a response could last forever.
///
/// @param longest maximum bytes read of a body
record ResponseLimits(long longest) implements ExecChainHandler {

    /// A remainder up to this length is read so that its connection can be kept.
    private static final int SHORT_REMAINDER = 8_192;

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Deadline deadline = new Deadline(scope);
        ClassicHttpResponse response;
        try {
            response = chain.proceed(request, scope);
        } catch (IOException | HttpException | RuntimeException failure) {
            deadline.end();
            if (deadline.passed()) {
                throw late(failure);
            }
            throw failure;
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            deadline.end();
        } else {
            response.setEntity(new LimitedEntity(entity, new LimitedBody(entity.getContent(), longest, deadline)));
        }
        return response;
    }

    private static SocketTimeoutException late(Exception failure) {
        SocketTimeoutException late = new SocketTimeoutException("The answer is not complete in time.");
        late.initCause(failure);
        return late;
    }

    /// The body exceeds the limit.
    static final class TooLong extends IOException {

        TooLong() {
            super("The answer is too long.");
        }
    }

    /// Cancels the exchange when its time is up.
    private static final class Deadline {

        private final Thread watch;

        private final ClassicHttpRequest request;

        private volatile boolean passed;

        Deadline(ExecChain.Scope scope) {
            Duration time = scope.clientContext
                    .getRequestConfigOrDefault()
                    .getResponseTimeout()
                    .toDuration();
            this.request = scope.originalRequest;
            this.watch = Thread.ofVirtual().unstarted(() -> watch(time));
            watch.start();
        }

        private void watch(Duration time) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException complete) {
                return;
            }
            passed = true;
            cancel();
        }

        /// Drops the connection, with any data still to come.
        void cancel() {
            if (request instanceof Cancellable exchange) {
                exchange.cancel();
            }
        }

        boolean passed() {
            return passed;
        }

        void end() {
            watch.interrupt();
        }
    }

    private static final class LimitedEntity extends HttpEntityWrapper {

        private final InputStream body;

        LimitedEntity(HttpEntity entity, InputStream body) {
            super(entity);
            this.body = body;
        }

        @Override
        public InputStream getContent() {
            return body;
        }

        /// Does not close the wrapped entity, which would read a remainder of any length.
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private static final class LimitedBody extends FilterInputStream {

        private final Deadline deadline;

        private long left;

        private boolean ended;

        private boolean closed;

        LimitedBody(InputStream body, long longest, Deadline deadline) {
            super(body);
            this.left = longest;
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = super.read(bytes, offset, length);
                count(read);
                return read;
            } catch (IOException broken) {
                throw deadline.passed() ? late(broken) : broken;
            }
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(SHORT_REMAINDER, count)).length;
        }

        private void count(int bytes) throws TooLong {
            if (bytes < 0) {
                ended = true;
                deadline.end();
            }
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new TooLong();
            }
        }

        /// Reads a short remainder, after which the connection can be kept; drops the connection with a long one.
        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                readNBytes(ended || left < SHORT_REMAINDER ? 0 : SHORT_REMAINDER);
            } finally {
                deadline.end();
                if (!ended) {
                    deadline.cancel();
                }
            }
        }
    }
}
