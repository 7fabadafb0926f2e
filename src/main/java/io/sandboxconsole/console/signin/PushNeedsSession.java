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
/// A page that is left closes its push, also when the session has ended before: that is no error.
///
/// A web socket's handshake begins no session; through it the browser learns that its own has ended.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class PushNeedsSession extends OncePerRequestFilter {

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
        } else if (asksFor(request, "close")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /// Returns whether a push request asks for `transport`, as the client of Atmosphere names them.
    public static boolean asksFor(HttpServletRequest request, String transport) {
        @Nullable String query = request.getQueryString();
        return query != null && query.contains("X-Atmosphere-Transport=" + transport);
    }
}
