package io.sandboxconsole.gateway.tenant;

import io.sandboxconsole.gateway.ErrorResponses;
import io.sandboxconsole.gateway.GatewayPath;
import io.sandboxconsole.gateway.auth.AuthenticationError;
import io.sandboxconsole.gateway.auth.Credential;
import io.sandboxconsole.gateway.response.ApiError;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.firewall.RequestRejectedException;

/// Answers an OpenSandbox server's lookups of its own callers' keys, so that a key issued here is valid there.
final class TenantFilter implements Filter {

    private final GatewayPath path;

    private final TenantProperties properties;

    private final TenantKeys keys;

    private final ErrorResponses errorResponses;

    TenantFilter(GatewayPath path, TenantProperties properties, TenantKeys keys, ErrorResponses errorResponses) {
        this.path = path;
        this.properties = properties;
        this.keys = keys;
        this.errorResponses = errorResponses;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        var call = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        ResponseHeaders.put(call, answer);
        try {
            checkRoute(call);
            JsonResponse.write(answer, 200, tenant(call));
        } catch (RequestRejectedException odd) {
            keys.refuse(call, AuthenticationError.ODD_REQUEST);
            JsonResponse.write(answer, AuthenticationError.ODD_REQUEST.refusal());
        } catch (RuntimeException failure) {
            JsonResponse.write(answer, errorResponses.refusal(failure, call, null));
        }
    }

    private void checkRoute(HttpServletRequest request) {
        if (!properties.enabled() || request.getDispatcherType() != DispatcherType.REQUEST || !path.exact(request)) {
            throw new ApiError(404, "NOT_FOUND", "There is nothing here.");
        }
        if (!request.getMethod().equals("GET")) {
            throw new ApiError(405, "METHOD_NOT_ALLOWED", "Ask with GET.");
        }
    }

    private TenantKeys.Tenant tenant(HttpServletRequest request) {
        if (!properties.authHeader().isBlank() && !proven(request)) {
            throw keys.refuse(request, AuthenticationError.WRONG_ENGINE);
        }
        List<String> values = Collections.list(request.getHeaders(Credential.KEY_HEADER));
        if (values.size() != 1 || values.getFirst().isBlank()) {
            throw keys.refuse(
                    request,
                    values.size() > 1
                            ? AuthenticationError.AMBIGUOUS_CREDENTIALS
                            : AuthenticationError.MISSING_CREDENTIALS);
        }
        return keys.tenant(values.getFirst(), request);
    }

    private boolean proven(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders(properties.authHeader()));
        return sent.size() == 1
                && MessageDigest.isEqual(
                        sent.getFirst().getBytes(StandardCharsets.UTF_8),
                        properties.authToken().getBytes(StandardCharsets.UTF_8));
    }
}
