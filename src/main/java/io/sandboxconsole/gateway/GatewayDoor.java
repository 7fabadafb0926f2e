package io.sandboxconsole.gateway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;

/// The door at `/v1`: finds out who calls before anything else, as the engine does, lets them in within their limit,
/// and puts every failure into the engine's shape. Nothing behind it is Spring's or Vaadin's.
final class GatewayDoor implements Filter {

    private final DoorPath path;

    private final Callers callers;

    private final Quota quota;

    private final Routes routes;

    private final Failures failures;

    GatewayDoor(DoorPath path, Callers callers, Quota quota, Routes routes, Failures failures) {
        this.path = path;
        this.callers = callers;
        this.quota = quota;
        this.routes = routes;
        this.failures = failures;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        var call = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        if (call.getDispatcherType() != DispatcherType.REQUEST) {
            // Never twice: for the container's own report, a call that was answered would be made again.
            failed(call, answer);
            return;
        }
        AnswerHeaders.put(call, answer);
        @Nullable Caller caller = null;
        try {
            checkPlain(call);
            caller = callers.of(call);
            quota.take(caller);
            routes.answer(caller, call, answer);
        } catch (BadRequestException gone) {
            // The caller broke off; there is nobody to answer.
            throw gone;
        } catch (RequestRejectedException odd) {
            // Headers are looked at when they are read.
            JsonAnswer.write(answer, callers.refuse(call, Refused.ODD_REQUEST));
        } catch (IOException | RuntimeException failure) {
            JsonAnswer.write(answer, failures.refusal(failure, call, caller));
        }
    }

    private void checkPlain(HttpServletRequest request) {
        if (!path.plain(request)) {
            throw callers.refuse(request, Refused.ODD_REQUEST);
        }
    }

    /// The container reports what went wrong around this door, or that an answer was broken off.
    private static void failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            AnswerHeaders.put(request, response);
            JsonAnswer.write(response, Failures.internal());
        }
    }
}
