package io.sandboxconsole.gateway.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.RequestRejectedException;

/// The credential of a request. No `toString` reveals its value.
public sealed interface Credential {

    String KEY_HEADER = "OPEN-SANDBOX-API-KEY";

    /// The paths into a sandbox, whose process may have an authentication of its own.
    Pattern INSIDE = Pattern.compile("/v1/sandboxes/[^/]+/proxy/.*");

    /// No credential was sent.
    record Missing() implements Credential {}

    /// A key: one of ours, or the engine's own.
    record Key(String value) implements Credential {

        @Override
        public String toString() {
            return "Key[hidden]";
        }
    }

    /// A token of the identity provider.
    record Bearer(String token) implements Credential {

        @Override
        public String toString() {
            return "Bearer[hidden]";
        }
    }

    /// An unsupported credential, such as a password.
    record Foreign() implements Credential {}

    /// More than one credential, so that the caller is not determined.
    record Ambiguous() implements Credential {}

    /// Reads the credential of `request`. In a call into a sandbox the key is ours, and an `Authorization` beside it is
    /// the sandbox's. Control characters in headers are rejected by Spring's firewall, which throws here.
    static Credential of(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(KEY_HEADER));
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        boolean inside = INSIDE.matcher(request.getRequestURI()).matches();
        if (keys.size() > 1 || authorizations.size() > 1 || (!keys.isEmpty() && !authorizations.isEmpty() && !inside)) {
            return new Ambiguous();
        }
        if (!keys.isEmpty()) {
            return keys.getFirst().isBlank() ? new Missing() : new Key(keys.getFirst());
        }
        return authorizations.isEmpty() || authorizations.getFirst().isBlank()
                ? new Missing()
                : authorization(authorizations.getFirst().strip());
    }

    /// Whether the credential of `request` is a bearer token, also an unusable one.
    static boolean isToken(HttpServletRequest request) {
        try {
            return switch (of(request)) {
                case Bearer _ -> true;
                case Key _ -> request.getHeader(KEY_HEADER) == null;
                case Missing _, Foreign _, Ambiguous _ -> false;
            };
        } catch (RequestRejectedException odd) {
            return false;
        }
    }

    private static Credential authorization(String header) {
        String scheme = header.toLowerCase(Locale.ROOT);
        if (scheme.equals("bearer")) {
            return new Missing();
        }
        if (!scheme.startsWith("bearer ")) {
            return new Foreign();
        }
        String token = header.substring("bearer ".length()).strip();
        return token.startsWith("sck_") ? new Key(token) : new Bearer(token);
    }
}
