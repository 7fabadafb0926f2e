package io.sandboxconsole.gateway.api;

import io.sandboxconsole.access.RecordedRows;
import io.sandboxconsole.gateway.GatewayPath;
import io.sandboxconsole.gateway.auth.AuthenticationError;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.auth.RequestQuota;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.gateway.response.ResponseHeaders;
import io.sandboxconsole.gateway.response.RowHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.springframework.security.web.firewall.RequestRejectedException;

/// Lets callers into `/api`: authenticates before all other checks, applies the quota, and passes the request on to
/// the routes. No cookie and no session is read. Failures around the routes are answered as problems, like theirs.
final class ApiFilter implements Filter {

    /// The address of the API's own description, which is for everyone.
    static final String DESCRIPTION = "/api/openapi.json";

    private final GatewayPath path;

    private final CallerAuthenticator callerAuthenticator;

    private final RequestQuota requestQuota;

    private final ApiProblems problems;

    ApiFilter(
            GatewayPath path,
            CallerAuthenticator callerAuthenticator,
            RequestQuota requestQuota,
            ApiProblems problems) {
        this.path = path;
        this.callerAuthenticator = callerAuthenticator;
        this.requestQuota = requestQuota;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var call = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        if (call.getDispatcherType() == DispatcherType.REQUEST) {
            first(call, answer, chain);
        } else if (call.getDispatcherType() == DispatcherType.ASYNC) {
            // The rest of an answer whose caller is known.
            chain.doFilter(request, response);
        } else if (!answer.isCommitted()) {
            ResponseHeaders.put(call, answer);
            problems.write(answer, new ApiProblem(ProblemType.INTERNAL_ERROR, ApiProblems.CONSOLE_FAILED));
        }
    }

    private void first(HttpServletRequest call, HttpServletResponse answer, FilterChain chain) throws IOException {
        ResponseHeaders.put(call, answer);
        try {
            if (!path.plain(call)) {
                throw callerAuthenticator.refuseOdd(
                        call,
                        new ApiError(
                                400,
                                ProblemType.INVALID_PATH.name(),
                                "Paths begin with /api in lower case; ids and route words are sent as they are."));
            }
            if (!call.getRequestURI().equals(call.getContextPath() + DESCRIPTION)) {
                admit(authenticated(call), call, answer);
            }
            pass(call, answer, chain);
        } catch (BadRequestException gone) {
            // The caller broke off; no response is possible.
            throw gone;
        } catch (RequestRejectedException odd) {
            // Spring's firewall checks headers when they are read.
            var error = new ApiError(
                    400, ProblemType.INVALID_REQUEST.name(), "The headers of the request hold control characters.");
            problems.answer(call, answer, callerAuthenticator.refuseOdd(call, error));
        } catch (IOException | ServletException | RuntimeException failure) {
            problems.answer(call, answer, failure);
        }
    }

    /// The header of an endpoint opens a port, and nothing here.
    private Caller authenticated(HttpServletRequest call) {
        var caller = callerAuthenticator.of(call);
        if (caller.only() != null) {
            throw callerAuthenticator.refuse(call, AuthenticationError.INVALID_ENDPOINT_ACCESS);
        }
        return caller;
    }

    private void admit(Caller caller, HttpServletRequest call, HttpServletResponse answer) {
        ApiCaller.put(call, caller);
        try {
            requestQuota.take(caller);
        } finally {
            QuotaHeaders.put(answer, requestQuota.state(caller));
        }
    }

    private static void pass(HttpServletRequest call, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        var rows = new RecordedRows();
        ApiCaller.put(call, rows);
        try {
            var _ = rows.<RecordedRows, Exception>noting(() -> {
                chain.doFilter(new LimitedBody(call), answer);
                return rows;
            });
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            RowHeaders.put(answer, rows);
        }
    }
}
