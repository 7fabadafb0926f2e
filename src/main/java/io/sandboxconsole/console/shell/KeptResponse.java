package io.sandboxconsole.console.shell;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;

/// A response whose body never changes: where it may be kept for a while, it may be kept for ever.
final class KeptResponse extends HttpServletResponseWrapper {

    KeptResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setHeader(String name, String value) {
        boolean kept = name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL) && value.startsWith("max-age=");
        super.setHeader(name, kept ? "public, max-age=31536000, immutable" : value);
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }
}
