package io.sandboxconsole.gateway;

import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.audit.delivery.PublishedKeys;
import io.sandboxconsole.audit.delivery.PublishedKeys.PublishedKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers everybody with the public keys that sign the audit trail, in JSON.
final class AuditKeysFilter extends OncePerRequestFilter {

    static final String PATH = "/.well-known/sandbox-console/audit-keys";

    private static final JsonMapper JSON = new JsonMapper();

    private final PublishedKeys keys;

    AuditKeysFilter(PublishedKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "The keys can only be read.");
            return;
        }
        try {
            answer(request, response, keys.all());
        } catch (AuditUnavailable failure) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The keys cannot be read now.");
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, List<PublishedKey> keys)
            throws IOException {
        // The keys of now name all that the answer depends on.
        String tag = "\"%d-%s\""
                .formatted(keys.size(), keys.isEmpty() ? "none" : keys.getLast().id());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        response.setHeader(HttpHeaders.ETAG, tag);
        @Nullable String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("note", PublishedKeys.NOTE);
        json.put("algorithm", "Ed25519");
        var list = json.putArray("keys");
        for (PublishedKey key : keys) {
            list.addObject()
                    .put("keyid", key.id())
                    .put("pem", key.pem())
                    .put("from", key.from().toString())
                    .put("until", key.until() == null ? null : key.until().toString());
        }
        write(response, json);
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        write(response, JsonNodeFactory.instance.objectNode().put("message", sentence));
    }

    private static void write(HttpServletResponse response, ObjectNode json) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
    }
}
