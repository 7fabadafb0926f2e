package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.response.JsonResponse;
import io.sandboxconsole.gateway.response.ResponseHeaders;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/// Answers requests that Spring's firewall rejects before any filter chain: those to the gateway in the engine's shape
/// and recorded, all others by Spring's default.
final class RejectedRequestHandler implements RequestRejectedHandler {

    private final RequestRejectedHandler fallback = new HttpStatusRequestRejectedHandler();

    private final GatewayPath path;

    private final CallerAuthenticator callerAuthenticator;

    RejectedRequestHandler(GatewayPath path, CallerAuthenticator callerAuthenticator) {
        this.path = path;
        this.callerAuthenticator = callerAuthenticator;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException, ServletException {
        if (path.matches(request)) {
            ResponseHeaders.put(request, response);
            JsonResponse.write(response, callerAuthenticator.refuseOdd(request, OddRequest.error(request)));
        } else {
            fallback.handle(request, response, rejection);
        }
    }
}
