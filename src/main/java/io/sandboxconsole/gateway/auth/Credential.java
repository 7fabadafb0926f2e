package io.sandboxconsole.gateway.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The credential of a request. No `toString` reveals its value.
public sealed interface Credential {

    String KEY_HEADER = "OPEN-SANDBOX-API-KEY";

    /// The paths into a sandbox, whose process may have an authentication of its own.
    Pattern INSIDE = Pattern.compile("(?:/[^/]+)*?/v1/sandboxes/([^/]+)/proxy/([0-9]{1,5})(?:/.*)?");

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

    /// The header of an endpoint, for a call into its sandbox.
    ///
    /// @param sandbox the id in the path
    /// @param port the port in the path
    record Endpoint(String value, String sandbox, int port) implements Credential {

        @Override
        public String toString() {
            return "Endpoint[hidden]";
        }
    }

    /// An unsupported credential, such as a password.
    record Foreign() implements Credential {}

    /// More than one credential, so that the caller is not determined.
    record Ambiguous() implements Credential {}

    /// Reads the credential of `request`. In a call into a sandbox the key is ours, else the endpoint's header, and an
    /// `Authorization` beside them is the sandbox's. Spring's firewall rejects control characters in headers, which
    /// throws here.
    static Credential of(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(KEY_HEADER));
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        var inside = INSIDE.matcher(request.getRequestURI());
        List<String> passes =
                inside.matches() ? Collections.list(request.getHeaders(EndpointAccess.HEADER)) : List.of();
        if (keys.size() > 1
                || passes.size() > 1
                || authorizations.size() > 1
                || (!keys.isEmpty() && !authorizations.isEmpty() && !inside.matches())) {
            return new Ambiguous();
        }
        if (!keys.isEmpty()) {
            return keys.getFirst().isBlank() ? new Missing() : new Key(keys.getFirst());
        }
        if (!passes.isEmpty()) {
            return new Endpoint(passes.getFirst(), inside.group(1), Integer.parseInt(inside.group(2)));
        }
        return authorizations.isEmpty() || authorizations.getFirst().isBlank()
                ? new Missing()
                : authorization(authorizations.getFirst().strip());
    }

    /// Whether this is a bearer token, also an unusable one: ours may come in a header of their own instead.
    default boolean isToken(HttpServletRequest request) {
        return this instanceof Bearer || (this instanceof Key && request.getHeader(KEY_HEADER) == null);
    }

    static Credential authorization(String header) {
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
