package io.sandboxconsole.sandbox.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/// An answer of which no more than a limit is read, whatever the engine sends.
public final class BoundedResponse implements ClientHttpResponse {

    private static final int SHORT_REST = 8_192;

    private final ClientHttpResponse response;

    private final InputStream body;

    private long left;

    private boolean ended;

    /// @param limit how many bytes of a body are read
    public BoundedResponse(ClientHttpResponse response, long limit) throws IOException {
        this.response = response;
        this.left = limit;
        this.body = new BoundedBody(response.getBody());
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    /// Closing the response underneath reads whatever is left of it, so a long rest is thrown away before.
    @Override
    public void close() {
        try {
            if (left >= SHORT_REST) {
                body.readNBytes(SHORT_REST);
            }
            if (!ended) {
                body.close();
            }
        } catch (IOException broken) {
            // Nobody needs this body any more: that its rest cannot be read changes nothing.
        } finally {
            response.close();
        }
    }

    /// Too much came: the body cannot be an engine's answer.
    public static final class TooLong extends IOException {

        TooLong() {
            super("The answer is too long.");
        }
    }

    private final class BoundedBody extends FilterInputStream {

        BoundedBody(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? read : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) throws TooLong {
            ended |= bytes < 0;
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new TooLong();
            }
        }
    }
}
