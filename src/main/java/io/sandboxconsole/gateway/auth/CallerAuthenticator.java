package io.sandboxconsole.gateway.auth;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.AuthenticationFailureLog;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKeys;
import io.sandboxconsole.apikey.Authentication;
import io.sandboxconsole.apikey.Authentication.Accepted;
import io.sandboxconsole.apikey.Authentication.Expired;
import io.sandboxconsole.apikey.Authentication.Malformed;
import io.sandboxconsole.apikey.Authentication.Powerless;
import io.sandboxconsole.apikey.Authentication.Revoked;
import io.sandboxconsole.apikey.Authentication.Unknown;
import io.sandboxconsole.gateway.auth.BearerTokens.NotProven;
import io.sandboxconsole.gateway.auth.BearerTokens.Proven;
import io.sandboxconsole.gateway.auth.BearerTokens.Undecided;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.ConnectionId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Authenticates the callers of `/v1`, and records and rejects unauthenticated calls.
@Component
public class CallerAuthenticator {

    private final ApiKeys keys;

    private final BearerTokens tokens;

    private final CurrentActor currentActor;

    private final CompatibilityKey compatibility;

    private final AuthenticationFailureLog failures;

    private final Clock clock;

    CallerAuthenticator(
            ApiKeys keys,
            BearerTokens tokens,
            CurrentActor currentActor,
            CompatibilityKey compatibility,
            AuthenticationFailureLog failures,
            Clock clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.currentActor = currentActor;
        this.compatibility = compatibility;
        this.failures = failures;
        this.clock = clock;
    }

    /// Authenticates the caller of a request.
    ///
    /// @throws ApiError if the authentication fails
    public Caller of(HttpServletRequest request) {
        return switch (Credential.of(request)) {
            case Credential.Missing() -> throw refuse(request, AuthenticationError.MISSING_CREDENTIALS);
            case Credential.Ambiguous() -> throw refuse(request, AuthenticationError.AMBIGUOUS_CREDENTIALS);
            case Credential.Foreign() -> throw refuse(request, AuthenticationError.FOREIGN_CREDENTIALS);
            case Credential.Key(String value) -> byKey(value, request);
            case Credential.Bearer(String token) -> byToken(token, request);
        };
    }

    /// Records the failed authentication of an unknown caller, and returns its error.
    public ApiError refuse(HttpServletRequest request, AuthenticationError reason) {
        failures.refused(CurrentActor.anonymous(origin(request)), reason.word());
        return reason.refusal(() -> Credential.isToken(request));
    }

    /// Records the failed authentication of a caller with a genuine `key`, and returns its error.
    public ApiError refuse(HttpServletRequest request, ApiKey key, AuthenticationError reason) {
        failures.refused(
                new Actor(key.actorId(), key.name(), Kind.KEY, List.of(), Set.of(), origin(request)), reason.word());
        return reason.refusal(() -> Credential.isToken(request));
    }

    /// Authenticates a value against our own keys.
    public Authentication authenticate(String value, HttpServletRequest request) {
        return keys.authenticate(value, clock.instant(), request.getRemoteAddr(), request.getHeader("User-Agent"));
    }

    private Caller byKey(String value, HttpServletRequest request) {
        return switch (authenticate(value, request)) {
            case Accepted(ApiKey key, Actor actor, var _) -> new Caller(actor, connection(key), key.limits());
            case Malformed() -> byEngineKey(value, request, AuthenticationError.MALFORMED_KEY);
            case Unknown() -> byEngineKey(value, request, AuthenticationError.UNKNOWN_KEY);
            case Expired(ApiKey key) -> throw refuse(request, key, AuthenticationError.EXPIRED_KEY);
            case Revoked(ApiKey key) -> throw refuse(request, key, AuthenticationError.REVOKED_KEY);
            case Powerless(ApiKey key) -> throw refuse(request, key, AuthenticationError.POWERLESS_KEY);
        };
    }

    private Caller byEngineKey(String value, HttpServletRequest request, AuthenticationError otherwise) {
        if (!compatibility.opens(value)) {
            throw refuse(request, otherwise);
        }
        var everything = Set.of(new Grant(Role.SERVICE, new Scope.All()));
        var actor =
                new Actor(new ActorId("engine-key"), "Engine key", Kind.KEY, List.of(), everything, origin(request));
        return new Caller(actor, null, Limits.NONE);
    }

    private Caller byToken(String token, HttpServletRequest request) {
        return switch (tokens.check(token)) {
            case Proven(var claims) ->
                currentActor
                        .bearer(claims, request.getRemoteAddr())
                        .map(actor -> new Caller(actor, null, Limits.NONE))
                        .orElseThrow(() -> refuse(request, AuthenticationError.NAMELESS_TOKEN));
            case NotProven(AuthenticationError reason) -> throw refuse(request, reason);
            case Undecided() ->
                throw new ApiError(
                        503,
                        "IDENTITY_UNAVAILABLE",
                        "The identity provider does not answer, so the token cannot be checked. Try again later, or use an API key.");
        };
    }

    private static @Nullable ConnectionId connection(ApiKey key) {
        return key.connection() == null ? null : new ConnectionId(key.connection());
    }

    private static Origin origin(HttpServletRequest request) {
        return new Origin(Door.GATEWAY, request.getRemoteAddr());
    }
}
