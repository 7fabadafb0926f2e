package io.sandboxconsole.console.shell;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Compresses the body that is written to it with gzip, if it is wanted when the first byte is written, and
/// unless the body is no success, small, or compressed already. To be finished behind the last byte.
final class CompressedResponse extends HttpServletResponseWrapper {

    /// What fits into one packet arrives no sooner when it is smaller.
    private static final int SMALL = 1_000;

    private final BooleanSupplier wanted;

    private long length = -1;

    private @Nullable ServletOutputStream body;

    private @Nullable PrintWriter text;

    CompressedResponse(HttpServletResponse response, BooleanSupplier wanted) {
        super(response);
        this.wanted = wanted;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (body == null) {
            body = open();
        }
        return body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!wanted.getAsBoolean()) {
            return super.getWriter();
        }
        if (text == null) {
            text = new PrintWriter(new OutputStreamWriter(getOutputStream(), Charset.forName(getCharacterEncoding())));
        }
        return text;
    }

    private ServletOutputStream open() throws IOException {
        boolean compressed = wanted.getAsBoolean()
                && getStatus() == SC_OK
                && getHeader(HttpHeaders.CONTENT_ENCODING) == null
                && (length < 0 || length > SMALL);
        if (compressed) {
            setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            return new Compressed(super.getOutputStream());
        }
        if (length >= 0) {
            super.setContentLengthLong(length);
        }
        return super.getOutputStream();
    }

    @Override
    public void setContentLength(int bytes) {
        length = bytes;
    }

    @Override
    public void setContentLengthLong(long bytes) {
        length = bytes;
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            length = Long.parseLong(value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            length = Long.parseLong(value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            length = value;
        } else {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (text != null) {
            text.flush();
        }
        super.flushBuffer();
    }

    void finish() throws IOException {
        if (text != null) {
            text.flush();
        }
        if (body instanceof Compressed compressed) {
            compressed.close();
        } else if (body == null && length >= 0) {
            super.setContentLengthLong(length);
        }
    }

    private static final class Compressed extends ServletOutputStream {

        private final ServletOutputStream target;

        private final GZIPOutputStream gzip;

        Compressed(ServletOutputStream target) throws IOException {
            this.target = target;
            this.gzip = new GZIPOutputStream(target, 8_192);
        }

        @Override
        public void write(int value) throws IOException {
            gzip.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            gzip.write(bytes, offset, count);
        }

        @Override
        public boolean isReady() {
            return target.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            target.setWriteListener(listener);
        }

        @Override
        public void close() throws IOException {
            gzip.close();
        }
    }
}
