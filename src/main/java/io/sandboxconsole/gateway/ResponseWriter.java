package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Passes an engine's answer on: status and body as they are, headers without those that concern a connection, the
/// engine's own site or a browser. Holds no more of the body than a buffer.
final class ResponseWriter {

    private static final int BUFFER = 16_384;

    private static final Set<String> DROPPED = Set.of(
            "set-cookie",
            "set-cookie2",
            "server",
            "date",
            "alt-svc",
            "strict-transport-security",
            "clear-site-data",
            "service-worker-allowed",
            "refresh",
            "cache-control",
            "x-content-type-options",
            "content-security-policy",
            "content-security-policy-report-only",
            "open-sandbox-api-key");

    private ResponseWriter() {}

    /// @param inside whether it is the answer of what runs in a sandbox, which no browser must take for ours
    static void write(EngineResponse answer, HttpServletResponse response, boolean inside) throws IOException {
        byte[] buffer = new byte[BUFFER];
        // Before anything is promised: an answer that breaks off at once can still be refused.
        int read = read(answer, buffer);
        response.setStatus(answer.status());
        headers(answer, response, inside);
        OutputStream out = response.getOutputStream();
        while (read >= 0) {
            out.write(buffer, 0, read);
            if (inside) {
                // What runs there may send events one by one.
                out.flush();
            }
            read = read(answer, buffer);
        }
    }

    private static int read(EngineResponse answer, byte[] buffer) {
        try {
            return answer.body().read(buffer);
        } catch (IOException broken) {
            throw new ApiError(502, "ENGINE_BROKE_OFF", "The engine's answer broke off. Try again later.");
        }
    }

    private static void headers(EngineResponse answer, HttpServletResponse response, boolean inside) {
        Set<String> dropped = new HashSet<>(DROPPED);
        dropped.addAll(EngineHeaders.HOP_BY_HOP);
        answer.header("Connection")
                .ifPresent(line ->
                        Arrays.stream(line.split(",")).map(EngineHeaders::lower).forEach(dropped::add));
        for (Header header : answer.headers()) {
            String name = EngineHeaders.lower(header.name());
            if (name.equals("x-request-id")) {
                response.setHeader(header.name(), header.value());
            } else if (name.equals("location")) {
                response.setHeader("Location", inside ? header.value() : path(header.value()));
            } else if (!dropped.contains(name) && !name.startsWith("access-control-")) {
                response.addHeader(header.name(), header.value());
            }
        }
        if (inside) {
            response.setHeader("Content-Security-Policy", "sandbox");
            response.setHeader("X-Content-Type-Options", "nosniff");
        }
    }

    /// Where the engine stands is nobody's business; its mount is `/v1` here.
    private static String path(String location) {
        try {
            URI uri = new URI(location);
            String path = uri.getRawPath() == null ? "/v1" : uri.getRawPath();
            int mount = path.indexOf("/v1/");
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return (mount < 0 ? path : path.substring(mount)) + query;
        } catch (URISyntaxException unreadable) {
            return "/v1";
        }
    }
}
