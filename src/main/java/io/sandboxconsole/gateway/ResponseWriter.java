package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.gateway.response.RowHeaders;
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

/// Writes an engine's response to the caller: status and body unchanged, headers without those of a connection, the
/// engine's own site or a browser. Buffers at most 16 KiB of the body.
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

    /// Writes a response of the engine itself.
    static void write(EngineResponse answer, HttpServletResponse response) throws IOException {
        byte[] buffer = new byte[BUFFER];
        // Before the response is committed: one that breaks off at once can still become an error.
        int read = read(answer, buffer);
        response.setStatus(answer.status());
        headers(answer, response, false);
        OutputStream out = response.getOutputStream();
        while (read >= 0) {
            out.write(buffer, 0, read);
            read = read(answer, buffer);
        }
    }

    /// Writes a response of a process in a sandbox as it arrives: the head at once, and each event by itself.
    static void stream(EngineResponse answer, HttpServletResponse response) throws IOException {
        head(answer, response);
        response.flushBuffer();
        byte[] buffer = new byte[BUFFER];
        OutputStream out = response.getOutputStream();
        for (int read = read(answer, buffer); read >= 0; read = read(answer, buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    /// Sets status and headers of a response of a process in a sandbox, which no browser must take for ours.
    static void head(EngineResponse answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        headers(answer, response, true);
        response.setHeader("Content-Security-Policy", "sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (answer.status() == HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
            answer.header("Upgrade").ifPresent(protocol -> response.setHeader("Upgrade", protocol));
            response.setHeader("Connection", "Upgrade");
        }
    }

    private static int read(EngineResponse answer, byte[] buffer) {
        try {
            return answer.body().read(buffer);
        } catch (IOException broken) {
            throw new ApiError(
                    502,
                    "ENGINE_BROKE_OFF",
                    "The engine's answer broke off. Repeat a read; after a change, look first whether it was done.");
        }
    }

    private static void headers(EngineResponse answer, HttpServletResponse response, boolean inside) {
        Set<String> dropped = new HashSet<>(DROPPED);
        dropped.addAll(EngineHeaders.HOP_BY_HOP);
        RowHeaders.NAMES.stream().map(EngineHeaders::lower).forEach(dropped::add);
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
    }

    /// Returns the location without the engine's address, which stays hidden; its mount is `/v1` here.
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
