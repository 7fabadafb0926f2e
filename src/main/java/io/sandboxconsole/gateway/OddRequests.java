package io.sandboxconsole.gateway;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/// Answers requests that are refused for their looks, before any door sees them: those that lead to the gateway in the
/// engine's shape and recorded, all others as ever.
final class OddRequests implements RequestRejectedHandler {

    private final RequestRejectedHandler otherwise = new HttpStatusRequestRejectedHandler();

    private final DoorPath path;

    private final Callers callers;

    OddRequests(DoorPath path, Callers callers) {
        this.path = path;
        this.callers = callers;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException, ServletException {
        if (path.matches(request)) {
            AnswerHeaders.put(request, response);
            JsonAnswer.write(response, callers.refuse(request, Refused.ODD_REQUEST));
        } else {
            otherwise.handle(request, response, rejection);
        }
    }
}
