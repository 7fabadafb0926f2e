package io.sandboxconsole.gateway;

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
            "x-sandbox-console-team");

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
        int defaultPort = request.isSecure() ? 443 : 80;
        String port = request.getServerPort() == defaultPort ? "" : ":" + request.getServerPort();
        add(headers, "Host", request.getServerName() + port);
        return headers;
    }

    /// Returns the headers for a call to a process in a sandbox: all but those of the connection and the gateway's own.
    static List<Header> forSandbox(HttpServletRequest request) {
        Set<String> dropped = new HashSet<>(HOP_BY_HOP);
        dropped.addAll(OURS);
        if (request.getHeader(KEY) != null) {
            // The caller authenticated with the key, so Authorization is meant for the sandbox.
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
