package io.sandboxconsole.gateway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Matches the requests of one filter chain by the path as sent: every spelling that leads below `path`, also those
/// that are rejected later, so that none reaches another chain.
public record GatewayPath(String path) implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        return begins(sent(request), "/;%?\\") || begins(decoded(request), "/");
    }

    /// Returns whether the path was sent in its plain spelling.
    public boolean plain(HttpServletRequest request) {
        String sent = sent(request);
        return sent.equals(path) || sent.startsWith(path + "/");
    }

    /// Returns whether the request's path is exactly this one.
    public boolean exact(HttpServletRequest request) {
        return sent(request).equals(path);
    }

    /// Returns the path as sent; in an error dispatch, that of the failed request.
    private static String sent(HttpServletRequest request) {
        String whole = request.getDispatcherType() == DispatcherType.ERROR
                ? Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "")
                : Objects.toString(request.getRequestURI(), "");
        String context = Objects.toString(request.getContextPath(), "");
        return whole.startsWith(context) ? whole.substring(context.length()) : whole;
    }

    /// Returns the path as the container reads it: decoded, and without dots.
    private static String decoded(HttpServletRequest request) {
        return Objects.toString(request.getServletPath(), "") + Objects.toString(request.getPathInfo(), "");
    }

    private boolean begins(String sent, String ends) {
        String single = sent.startsWith("//") ? "/" + sent.replaceFirst("^/+", "") : sent;
        return single.toLowerCase(Locale.ROOT).startsWith(path)
                && (single.length() == path.length() || ends.indexOf(single.charAt(path.length())) >= 0);
    }
}
