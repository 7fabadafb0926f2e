package io.sandboxconsole.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Reads the browser's request that this thread serves. A push has none.
final class CurrentCall {

    private CurrentCall() {}

    static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    static CallDetails details() {
        return request().map(CurrentCall::details).orElse(CallDetails.NONE);
    }

    /// Returns the address of the request, which may be another one than that of the sign-in.
    static @Nullable String address(@Nullable String otherwise) {
        return request().map(HttpServletRequest::getRemoteAddr).orElse(otherwise);
    }

    private static CallDetails details(HttpServletRequest request) {
        return CallDetails.of(request.getHeader("User-Agent"), RequestIds.of(request));
    }
}
