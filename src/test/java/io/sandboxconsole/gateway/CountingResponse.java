package io.sandboxconsole.gateway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.springframework.mock.web.MockHttpServletResponse;

/// Discards the written bytes, and counts them.
final class CountingResponse extends MockHttpServletResponse {

    private long bytes;

    private int largest;

    /// How many bytes there were in all.
    long bytes() {
        return bytes;
    }

    /// How many came at once at most.
    int largest() {
        return largest;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int single) {
                bytes++;
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                bytes += length;
                largest = Math.max(largest, length);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("Nobody writes asynchronously.");
            }
        };
    }
}
