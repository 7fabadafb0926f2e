package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.AuthenticationError;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.auth.RequestQuota;
import io.sandboxconsole.gateway.response.JsonResponse;
import io.sandboxconsole.gateway.response.ResponseHeaders;
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

/// Filters all of `/v1`: authenticates the caller before all other checks, as the engine does, applies their quota, and
/// answers every failure in the engine's shape. No request passes on to Spring or Vaadin.
final class GatewayFilter implements Filter {

    private final GatewayPath path;

    private final CallerAuthenticator callerAuthenticator;

    private final RequestQuota requestQuota;

    private final Routes routes;

    private final ErrorResponses errorResponses;

    GatewayFilter(
            GatewayPath path,
            CallerAuthenticator callerAuthenticator,
            RequestQuota requestQuota,
            Routes routes,
            ErrorResponses errorResponses) {
        this.path = path;
        this.callerAuthenticator = callerAuthenticator;
        this.requestQuota = requestQuota;
        this.routes = routes;
        this.errorResponses = errorResponses;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        var call = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        if (call.getDispatcherType() != DispatcherType.REQUEST) {
            // Never twice: the container's error dispatch would repeat a call that was already made.
            failed(call, answer);
            return;
        }
        ResponseHeaders.put(call, answer);
        @Nullable Caller caller = null;
        try {
            checkPlain(call);
            caller = callerAuthenticator.of(call);
            requestQuota.take(caller);
            routes.answer(caller, call, answer);
        } catch (BadRequestException gone) {
            // The caller broke off; no response is possible.
            throw gone;
        } catch (RequestRejectedException odd) {
            // Spring's firewall checks headers when they are read.
            JsonResponse.write(answer, callerAuthenticator.refuse(call, AuthenticationError.ODD_REQUEST));
        } catch (IOException | RuntimeException failure) {
            JsonResponse.write(answer, errorResponses.refusal(failure, call, caller));
        }
    }

    private void checkPlain(HttpServletRequest request) {
        if (!path.plain(request)) {
            throw callerAuthenticator.refuse(request, AuthenticationError.ODD_REQUEST);
        }
    }

    /// Answers the container's report of a failure around this filter, or of a broken-off response.
    private static void failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            ResponseHeaders.put(request, response);
            JsonResponse.write(response, ErrorResponses.internal());
        }
    }
}
