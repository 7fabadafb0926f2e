package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.EndpointAccess;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Selects the request headers that an engine or a sandbox receives.
final class EngineHeaders {

    static final String KEY = "OPEN-SANDBOX-API-KEY";

    static final String TEAM = "X-Sandbox-Console-Team";

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final List<String> PASSED = List.of("Content-Type", "Accept", "User-Agent", "X-Request-ID");

    /// Headers of one connection only, which are written anew.
    static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "expect",
            "cookie",
            "authorization",
            "idempotency-key",
            "open-sandbox-api-key",
            "x-sandbox-console-team",
            lower(EndpointAccess.HEADER));

    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7E]{1,2000}");

    private EngineHeaders() {}

    /// Returns the headers for a call to the engine: those its API knows.
    ///
    /// @param streamed whether the response is passed on unread, and may hence be compressed
    static List<Header> forEngine(HttpServletRequest request, boolean streamed) {
        List<Header> headers = new ArrayList<>();
        for (String name : PASSED) {
            add(headers, name, request.getHeader(name));
        }
        if (streamed) {
            add(headers, "Accept-Encoding", request.getHeader("Accept-Encoding"));
        }
        return headers;
    }

    /// Returns the headers for the address of an endpoint, which the engine derives from the host it was called by.
    static List<Header> withHost(HttpServletRequest request) {
        List<Header> headers = new ArrayList<>(forEngine(request, false));
        add(headers, "Host", host(request));
        return headers;
    }

    /// Returns the host, with its port unless it is the usual one, by which the caller reaches the gateway.
    static String host(HttpServletRequest request) {
        int usual = request.isSecure() ? 443 : 80;
        return request.getServerName() + (request.getServerPort() == usual ? "" : ":" + request.getServerPort());
    }

    /// Returns the headers for a call to a process in a sandbox: all but those of the connection and the gateway's own.
    /// Those that ask for another protocol stay, except the offer of HTTP/2 that some clients begin with.
    ///
    /// @param authorization whether the header `Authorization` is meant for the sandbox
    static List<Header> forSandbox(HttpServletRequest request, boolean authorization) {
        Set<String> dropped = new HashSet<>(HOP_BY_HOP);
        dropped.addAll(OURS);
        if (authorization) {
            dropped.remove("authorization");
        }
        for (String line : Collections.list(request.getHeaders("Connection"))) {
            Arrays.stream(line.split(",")).map(EngineHeaders::lower).forEach(dropped::add);
        }
        List<Header> headers = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!dropped.contains(lower(name))) {
                Collections.list(request.getHeaders(name)).forEach(value -> headers.add(new Header(name, value)));
            }
        }
        @Nullable String upgrade = request.getHeader("Upgrade");
        if (upgrade != null && !lower(upgrade).equals("h2c")) {
            headers.add(new Header("Connection", "Upgrade"));
            headers.add(new Header("Upgrade", upgrade));
        }
        return headers;
    }

    static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static void add(List<Header> headers, String name, @Nullable String value) {
        if (value != null && PLAIN.matcher(value).matches()) {
            headers.add(new Header(name, value));
        }
    }
}
