package io.sandboxconsole.gateway.auth;

import io.sandboxconsole.gateway.response.ApiError;
import java.util.Locale;
import java.util.Map;

/// The reasons of a failed authentication, and their responses. A response states facts about a key or token only after
/// its proof.
public enum AuthenticationError {
    MISSING_CREDENTIALS(
            401,
            "MISSING_API_KEY",
            "No credential was sent. Send an API key in the header OPEN-SANDBOX-API-KEY, or a token as Authorization: Bearer."),
    AMBIGUOUS_CREDENTIALS(
            400,
            "INVALID_REQUEST",
            "Send exactly one credential: one header OPEN-SANDBOX-API-KEY or one header Authorization, not both and neither twice."),
    FOREIGN_CREDENTIALS(401, AuthenticationError.INVALID, "The header Authorization must hold a bearer token."),
    MALFORMED_KEY(401, AuthenticationError.INVALID, AuthenticationError.NO_KEY),
    UNKNOWN_KEY(401, AuthenticationError.INVALID, AuthenticationError.NO_KEY),
    EXPIRED_KEY(401, AuthenticationError.INVALID, "The API key has expired. Issue or rotate one in the console."),
    REVOKED_KEY(401, AuthenticationError.INVALID, "The API key was revoked."),
    POWERLESS_KEY(
            401,
            AuthenticationError.INVALID,
            "The person whom this API key belongs to may do nothing at present, or must sign in to the console again."),
    TOKENS_OFF(
            401,
            AuthenticationError.INVALID,
            "This gateway takes no bearer tokens, because its console.gateway.audience is not set. Use an API key."),
    MALFORMED_TOKEN(401, AuthenticationError.INVALID, AuthenticationError.NO_TOKEN),
    INVALID_TOKEN(401, AuthenticationError.INVALID, AuthenticationError.NO_TOKEN),
    FOREIGN_ISSUER(401, AuthenticationError.INVALID, "The bearer token was issued by somebody else."),
    FOREIGN_AUDIENCE(401, AuthenticationError.INVALID, "The bearer token is not meant for this gateway."),
    ENDLESS_TOKEN(401, AuthenticationError.INVALID, "The bearer token does not say when it expires."),
    EXPIRED_TOKEN(401, AuthenticationError.INVALID, "The bearer token has expired."),
    EARLY_TOKEN(401, AuthenticationError.INVALID, "The bearer token is not valid yet."),
    WRONG_TOKEN(401, AuthenticationError.INVALID, "An access token is needed; this is a token of another kind."),
    NAMELESS_TOKEN(401, AuthenticationError.INVALID, "The bearer token does not say whom it was issued to."),
    INVALID_ENDPOINT_ACCESS(
            401,
            AuthenticationError.INVALID,
            "The header X-Sandbox-Console-Endpoint-Access is not valid for this port. Read the endpoint again."),
    ODD_REQUEST(
            400,
            "INVALID_REQUEST",
            "The request is not written plainly. Its path begins with /v1 in lower case and holds no dots, double slashes, semicolons or encoded slashes; its headers hold no control characters."),
    WRONG_ENGINE(401, "UNAUTHORIZED", "The key is not valid."),
    NO_NAMESPACE(401, "UNAUTHORIZED", "The key is not valid.");

    private static final String INVALID = "INVALID_API_KEY";

    private static final String NO_KEY = "The API key is not valid.";

    private static final String NO_TOKEN = "The bearer token is not valid.";

    private static final int UNAUTHORIZED = 401;

    private final int status;

    private final String code;

    private final String message;

    AuthenticationError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /// Returns the code for the audit trail, such as `expired-key`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public ApiError refusal() {
        return status == UNAUTHORIZED
                ? new ApiError(status, code, message, challenge(false))
                : new ApiError(status, code, message);
    }

    /// Returns `refusal` of a request with a bearer token, which is at fault where the caller was not let in.
    static ApiError ofToken(ApiError refusal) {
        return refusal.status() == UNAUTHORIZED
                ? new ApiError(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()), challenge(true))
                : refusal;
    }

    /// Returns the headers of every 401: how a caller proves itself, and whether the token it sent is at fault.
    ///
    /// @param token whether the request holds a bearer token
    public static Map<String, String> challenge(boolean token) {
        String realm = "Bearer realm=\"Sandbox Console\"";
        return Map.of("WWW-Authenticate", token ? realm + ", error=\"invalid_token\"" : realm);
    }
}
