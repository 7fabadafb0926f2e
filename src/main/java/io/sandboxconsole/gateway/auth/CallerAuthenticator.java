package io.sandboxconsole.gateway.auth;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.AuthenticationFailureLog;
import io.sandboxconsole.access.CallDetails;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.RequestIds;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/// Authenticates the callers of `/v1` and `/api`, and records and rejects unauthenticated calls.
@Component
public class CallerAuthenticator {

    private final ApiKeys keys;

    private final BearerTokens tokens;

    private final CurrentActor currentActor;

    private final CompatibilityKey compatibility;

    private final EndpointAccess endpointAccess;

    private final AuthenticationFailureLog failures;

    private final Clock clock;

    CallerAuthenticator(
            ApiKeys keys,
            BearerTokens tokens,
            CurrentActor currentActor,
            CompatibilityKey compatibility,
            EndpointAccess endpointAccess,
            AuthenticationFailureLog failures,
            Clock clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.currentActor = currentActor;
        this.compatibility = compatibility;
        this.endpointAccess = endpointAccess;
        this.failures = failures;
        this.clock = clock;
    }

    /// Authenticates the caller of a request.
    ///
    /// @throws ApiError if the authentication fails
    public Caller of(HttpServletRequest request) {
        var credential = Credential.of(request);
        try {
            return of(credential, request);
        } catch (ApiError refusal) {
            throw credential.isToken(request) ? AuthenticationError.ofToken(refusal) : refusal;
        }
    }

    private Caller of(Credential credential, HttpServletRequest request) {
        return switch (credential) {
            case Credential.Missing() -> throw refuse(request, AuthenticationError.MISSING_CREDENTIALS);
            case Credential.Ambiguous() -> throw refuse(request, AuthenticationError.AMBIGUOUS_CREDENTIALS);
            case Credential.Foreign() -> throw refuse(request, AuthenticationError.FOREIGN_CREDENTIALS);
            case Credential.Key(String value) -> withAuthorization(byKey(value, request), request);
            case Credential.Bearer(String token) -> byToken(token, request);
            case Credential.Endpoint endpoint -> withAuthorization(byEndpoint(endpoint, request), request);
        };
    }

    /// Decides anew about a caller from `origin`.
    ///
    /// @throws ApiError if their credential is not valid any more
    public Caller again(CallerReference reference, Origin origin) {
        return switch (reference) {
            case CallerReference.Key(UUID id) ->
                byKey(keys.authenticate(id, clock.instant(), origin.address()), origin);
            case CallerReference.Bearer bearer -> again(bearer, origin);
            case CallerReference.EngineKey() when compatibility.accepted() -> engineKey(origin);
            case CallerReference.EngineKey() ->
                throw refuse(CurrentActor.anonymous(origin), AuthenticationError.UNKNOWN_KEY);
        };
    }

    private Caller again(CallerReference.Bearer bearer, Origin origin) {
        var actor = currentActor
                .bearer(bearer.claims(), origin)
                .orElseThrow(() -> refuse(CurrentActor.anonymous(origin), AuthenticationError.NAMELESS_TOKEN));
        if (!clock.instant().isBefore(bearer.until())) {
            throw refuse(actor, AuthenticationError.EXPIRED_TOKEN);
        }
        return new Caller(actor, null, Limits.NONE, bearer);
    }

    private Caller byEndpoint(Credential.Endpoint endpoint, HttpServletRequest request) {
        var pass = endpointAccess
                .verify(endpoint.value())
                .filter(found -> found.sandbox().value().equals(endpoint.sandbox()) && found.port() == endpoint.port())
                .orElseThrow(() -> refuse(request, AuthenticationError.INVALID_ENDPOINT_ACCESS));
        return again(pass.caller(), origin(request)).limitedTo(pass.sandbox());
    }

    /// Lets an `Authorization` beside our credential pass into the sandbox, unless it is one of ours, too.
    private Caller withAuthorization(Caller caller, HttpServletRequest request) {
        @Nullable String authorization = request.getHeader("Authorization");
        boolean ours = authorization != null
                && switch (Credential.authorization(authorization.strip())) {
                    case Credential.Key _ -> true;
                    case Credential.Bearer(String token) -> tokens.issuedHere(token);
                    default -> false;
                };
        return ours ? caller : caller.passingAuthorization();
    }

    /// Records the failed authentication of an unknown caller, and returns its error.
    public ApiError refuse(HttpServletRequest request, AuthenticationError reason) {
        failures.refused(CurrentActor.anonymous(origin(request)), reason.word());
        return reason.refusal();
    }

    /// Records a request that is not written plainly, and returns an error that names its `problem`.
    public ApiError refuseOdd(HttpServletRequest request, ApiError problem) {
        failures.refused(CurrentActor.anonymous(origin(request)), AuthenticationError.ODD_REQUEST.word());
        return problem;
    }

    /// Records the failed authentication of a caller with a genuine `key`, and returns its error.
    public ApiError refuse(HttpServletRequest request, ApiKey key, AuthenticationError reason) {
        return refuse(actor(key, origin(request)), reason);
    }

    private ApiError refuse(Actor actor, AuthenticationError reason) {
        failures.refused(actor, reason.word());
        return reason.refusal();
    }

    private static Actor actor(ApiKey key, Origin origin) {
        return new Actor(key.actorId(), key.name(), Kind.KEY, List.of(), Set.of(), origin);
    }

    /// Authenticates a value against our own keys.
    public Authentication authenticate(String value, HttpServletRequest request) {
        return keys.authenticate(value, clock.instant(), request.getRemoteAddr(), userAgent(request));
    }

    private Caller byKey(String value, HttpServletRequest request) {
        return switch (authenticate(value, request)) {
            case Malformed() -> byEngineKey(value, request, AuthenticationError.MALFORMED_KEY);
            case Unknown() -> byEngineKey(value, request, AuthenticationError.UNKNOWN_KEY);
            case Authentication other -> byKey(other, origin(request));
        };
    }

    private Caller byKey(Authentication found, Origin origin) {
        return switch (found) {
            case Accepted(ApiKey key, Actor actor, var _) ->
                new Caller(actor.from(origin), connection(key), key.limits(), new CallerReference.Key(key.id()));
            case Expired(ApiKey key) -> throw refuse(actor(key, origin), AuthenticationError.EXPIRED_KEY);
            case Revoked(ApiKey key) -> throw refuse(actor(key, origin), AuthenticationError.REVOKED_KEY);
            case Powerless(ApiKey key) -> throw refuse(actor(key, origin), AuthenticationError.POWERLESS_KEY);
            case Malformed(), Unknown() ->
                throw refuse(CurrentActor.anonymous(origin), AuthenticationError.UNKNOWN_KEY);
        };
    }

    private Caller byEngineKey(String value, HttpServletRequest request, AuthenticationError otherwise) {
        if (!compatibility.opens(value)) {
            throw refuse(request, otherwise);
        }
        return engineKey(origin(request));
    }

    private static Caller engineKey(Origin origin) {
        var everything = Set.of(new Grant(Role.SERVICE, new Scope.All()));
        var actor = new Actor(new ActorId("engine-key"), "Engine key", Kind.KEY, List.of(), everything, origin);
        return new Caller(actor, null, Limits.NONE, new CallerReference.EngineKey());
    }

    private Caller byToken(String token, HttpServletRequest request) {
        return switch (tokens.check(token)) {
            case Proven(var claims) ->
                currentActor
                        .bearer(claims, origin(request))
                        .map(actor -> new Caller(actor, null, Limits.NONE, bearer(claims)))
                        .orElseThrow(() -> refuse(request, AuthenticationError.NAMELESS_TOKEN));
            case NotProven(AuthenticationError reason) -> throw refuse(request, reason);
            case Undecided() ->
                throw new ApiError(
                        503,
                        "IDENTITY_UNAVAILABLE",
                        "The identity provider does not answer, so the token cannot be checked. Try again later, or use an API key.");
        };
    }

    private CallerReference bearer(Map<String, Object> claims) {
        // A token without an expiry is not accepted.
        return new CallerReference.Bearer(
                currentActor.identifying(claims), (Instant) claims.getOrDefault(JwtClaimNames.EXP, Instant.MIN));
    }

    private static @Nullable ConnectionId connection(ApiKey key) {
        return key.connection() == null ? null : new ConnectionId(key.connection());
    }

    private static Origin origin(HttpServletRequest request) {
        return new Origin(
                Door.GATEWAY, request.getRemoteAddr(), CallDetails.of(userAgent(request), RequestIds.of(request)));
    }

    /// A header that the firewall rejects is not read: its rejection is what is being recorded.
    private static @Nullable String userAgent(HttpServletRequest request) {
        try {
            return request.getHeader("User-Agent");
        } catch (RequestRejectedException unreadable) {
            return null;
        }
    }
}
