package io.sandboxconsole.gateway;

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

/// The door at which an OpenSandbox server asks about the keys its own callers show, so that a key made here is one
/// there.
final class TenantDoor implements Filter {

    private final DoorPath path;

    private final TenantProperties properties;

    private final TenantKeys keys;

    private final Failures failures;

    TenantDoor(DoorPath path, TenantProperties properties, TenantKeys keys, Failures failures) {
        this.path = path;
        this.properties = properties;
        this.keys = keys;
        this.failures = failures;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        var call = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        AnswerHeaders.put(call, answer);
        try {
            checkRoute(call);
            JsonAnswer.write(answer, 200, tenant(call));
        } catch (RequestRejectedException odd) {
            keys.refuse(call, Refused.ODD_REQUEST);
            JsonAnswer.write(answer, Refused.ODD_REQUEST.refusal());
        } catch (RuntimeException failure) {
            JsonAnswer.write(answer, failures.refusal(failure, call, null));
        }
    }

    private void checkRoute(HttpServletRequest request) {
        if (!properties.enabled() || request.getDispatcherType() != DispatcherType.REQUEST || !path.exact(request)) {
            throw new GatewayRefusal(404, "NOT_FOUND", "There is nothing here.");
        }
        if (!request.getMethod().equals("GET")) {
            throw new GatewayRefusal(405, "METHOD_NOT_ALLOWED", "Ask with GET.");
        }
    }

    private TenantKeys.Tenant tenant(HttpServletRequest request) {
        if (!properties.authHeader().isBlank() && !proven(request)) {
            throw keys.refuse(request, Refused.WRONG_ENGINE);
        }
        List<String> values = Collections.list(request.getHeaders(Credential.KEY_HEADER));
        if (values.size() != 1 || values.getFirst().isBlank()) {
            throw keys.refuse(request, values.size() > 1 ? Refused.AMBIGUOUS_CREDENTIALS : Refused.MISSING_CREDENTIALS);
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
