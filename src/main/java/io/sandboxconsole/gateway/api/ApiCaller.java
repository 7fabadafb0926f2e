package io.sandboxconsole.gateway.api;

import io.sandboxconsole.access.RecordedRows;
import io.sandboxconsole.gateway.auth.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives the authenticated caller of a request to the parameters of routes.
final class ApiCaller implements HandlerMethodArgumentResolver {

    private static final String CALLER = ApiCaller.class.getName();

    private static final String ROWS = RecordedRows.class.getName();

    static void put(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    static void put(HttpServletRequest request, RecordedRows rows) {
        request.setAttribute(ROWS, rows);
    }

    /// Returns the caller; empty before authentication, and for what is for everyone.
    static Optional<Caller> of(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    /// Returns what the request has left in the trail until now.
    static Optional<RecordedRows> rows(HttpServletRequest request) {
        return request.getAttribute(ROWS) instanceof RecordedRows rows ? Optional.of(rows) : Optional.empty();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return Optional.ofNullable(request.getNativeRequest(HttpServletRequest.class))
                .flatMap(ApiCaller::of)
                .orElseThrow(() -> new IllegalStateException("A route is reached without a caller."));
    }
}
