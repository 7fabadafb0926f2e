package io.sandboxconsole.console.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Rejects push requests without a valid session, instead of letting them begin a new one: a late request of the page
/// before the sign-in would replace the signed-in session's cookie.
///
/// A web socket's handshake begins no session; through it the browser learns that its own has ended.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PushNeedsSession extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + "/VAADIN/push")
                || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getSession(false) != null) {
            chain.doFilter(request, response);
        } else if (endsPush(request)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /// Returns whether a page that is left ends its push, which the end of the session has ended before.
    private static boolean endsPush(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        return query != null && query.contains("X-Atmosphere-Transport=close");
    }
}
