package io.sandboxconsole.gateway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Which requests come to one door, by what was really sent: every spelling that leads below `path`, also those that
/// are then refused, so that none of them ends at another door.
public record GatewayPath(String path) implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        return begins(sent(request), "/;%?\\") || begins(understood(request), "/");
    }

    /// Whether the path was sent in its plain spelling.
    boolean plain(HttpServletRequest request) {
        String sent = sent(request);
        return sent.equals(path) || sent.startsWith(path + "/");
    }

    /// Whether nothing follows the path.
    public boolean exact(HttpServletRequest request) {
        return sent(request).equals(path);
    }

    /// The path as it was sent; of an error the container reports, the one of the request that failed.
    private static String sent(HttpServletRequest request) {
        String whole = request.getDispatcherType() == DispatcherType.ERROR
                ? Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "")
                : Objects.toString(request.getRequestURI(), "");
        String context = Objects.toString(request.getContextPath(), "");
        return whole.startsWith(context) ? whole.substring(context.length()) : whole;
    }

    /// The path as the container understands it: decoded, and without dots.
    private static String understood(HttpServletRequest request) {
        return Objects.toString(request.getServletPath(), "") + Objects.toString(request.getPathInfo(), "");
    }

    private boolean begins(String sent, String ends) {
        String single = sent.startsWith("//") ? "/" + sent.replaceFirst("^/+", "") : sent;
        return single.toLowerCase(Locale.ROOT).startsWith(path)
                && (single.length() == path.length() || ends.indexOf(single.charAt(path.length())) >= 0);
    }
}
