package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.response.JsonResponse;
import io.sandboxconsole.gateway.response.ResponseHeaders;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/// Answers requests that Spring's firewall rejects before any filter chain: those to `/v1` in the engine's shape, those
/// to other routes in theirs, both recorded; all others by Spring's default.
final class RejectedRequestHandler implements RequestRejectedHandler {

    private final RequestRejectedHandler fallback = new HttpStatusRequestRejectedHandler();

    private final GatewayPath path;

    private final CallerAuthenticator callerAuthenticator;

    private final List<RejectionAnswer> others;

    /// @param others the answers for other routes
    RejectedRequestHandler(GatewayPath path, CallerAuthenticator callerAuthenticator, List<RejectionAnswer> others) {
        this.path = path;
        this.callerAuthenticator = callerAuthenticator;
        this.others = List.copyOf(others);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException, ServletException {
        if (path.matches(request)) {
            ResponseHeaders.put(request, response);
            JsonResponse.write(response, callerAuthenticator.refuseOdd(request, OddRequest.error(request)));
            return;
        }
        Optional<RejectionAnswer> other =
                others.stream().filter(answer -> answer.covers(request)).findFirst();
        if (other.isPresent()) {
            other.get().write(request, response);
        } else {
            fallback.handle(request, response, rejection);
        }
    }
}
