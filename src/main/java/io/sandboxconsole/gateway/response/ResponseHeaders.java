package io.sandboxconsole.gateway.response;

import io.sandboxconsole.access.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;

/// Sets the headers of every response to a machine.
public final class ResponseHeaders {

    public static final String REQUEST_ID = "X-Request-ID";

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,126}[\\x21-\\x7E])?");

    private ResponseHeaders() {}

    public static void put(HttpServletRequest request, HttpServletResponse response) {
        String id = requestId(request);
        RequestIds.replace(request, id);
        put(response, id);
    }

    static void put(HttpServletResponse response, String requestId) {
        response.setHeader(REQUEST_ID, requestId);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /// Returns the caller's own request id where it is plain, as the engine does, else a new one.
    private static String requestId(HttpServletRequest request) {
        @Nullable String own = sent(request);
        return own != null && PLAIN.matcher(own).matches()
                ? own
                : UUID.randomUUID().toString().replace("-", "");
    }

    private static @Nullable String sent(HttpServletRequest request) {
        try {
            return request.getHeader(REQUEST_ID);
        } catch (RequestRejectedException unreadable) {
            return null;
        }
    }
}
