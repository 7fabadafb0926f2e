package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.AuthenticationError;
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

/// Answers requests that are refused for their looks, before any door sees them: those that lead to the gateway in the
/// engine's shape and recorded, all others as ever.
final class RejectedRequestHandler implements RequestRejectedHandler {

    private final RequestRejectedHandler otherwise = new HttpStatusRequestRejectedHandler();

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
            JsonResponse.write(response, callerAuthenticator.refuse(request, AuthenticationError.ODD_REQUEST));
        } else {
            otherwise.handle(request, response, rejection);
        }
    }
}
