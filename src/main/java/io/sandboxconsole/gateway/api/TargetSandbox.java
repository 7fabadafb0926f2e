package io.sandboxconsole.gateway.api;

import io.sandboxconsole.bulk.ObservedVersion;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/// The sandbox that a route changes, as its path names it, and the version that the caller has seen.
///
/// @param ifMatch the header `If-Match`; absent for any version
public record TargetSandbox(SandboxId id, @Nullable String ifMatch) {

    /// Requires that the sandbox is still the version that the caller has seen.
    ///
    /// @throws ApiProblem if it is not
    public void require(Sandbox present) {
        EntityTags.require(ifMatch, ObservedVersion.of(present), "The sandbox “%s”".formatted(id));
    }

    /// Reads the parameters of routes below `/api/sandboxes/{connection}/{id}`.
    static final class Resolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(TargetSandbox.class);
        }

        /// @throws ApiProblem if the caller cannot reach such a sandbox
        @Override
        public TargetSandbox resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binderFactory) {
            var call = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
            Caller caller = ApiCaller.of(call).orElseThrow();
            var variables = (Map<?, ?>) call.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
            return new TargetSandbox(
                    CallerReach.sandbox(
                            caller, String.valueOf(variables.get("connection")), String.valueOf(variables.get("id"))),
                    call.getHeader(HttpHeaders.IF_MATCH));
        }
    }
}
