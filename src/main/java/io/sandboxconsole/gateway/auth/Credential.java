package io.sandboxconsole.gateway.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a caller shows to be let in. None of them prints what it holds.
public sealed interface Credential {

    String KEY_HEADER = "OPEN-SANDBOX-API-KEY";

    /// What runs in a sandbox may have a sign-in of its own.
    Pattern INSIDE = Pattern.compile("/v1/sandboxes/[^/]+/proxy/.*");

    /// Nothing was shown.
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

    /// Something the gateway has no use for, such as a password.
    record Foreign() implements Credential {}

    /// More than one thing, so that it is not clear who calls.
    record Ambiguous() implements Credential {}

    /// What `request` shows. On the way into a sandbox a key is ours, and an authorization beside it is the sandbox's.
    /// Control characters in it are refused by Spring's firewall, which throws here.
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
