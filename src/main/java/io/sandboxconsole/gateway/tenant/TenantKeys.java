package io.sandboxconsole.gateway.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.apikey.ApiKey;
import io.sandboxconsole.apikey.Authentication.Accepted;
import io.sandboxconsole.apikey.Authentication.Expired;
import io.sandboxconsole.apikey.Authentication.Malformed;
import io.sandboxconsole.apikey.Authentication.Powerless;
import io.sandboxconsole.apikey.Authentication.Revoked;
import io.sandboxconsole.apikey.Authentication.Unknown;
import io.sandboxconsole.gateway.auth.AuthenticationError;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.auth.RateLimiter;
import io.sandboxconsole.gateway.auth.RequestQuota;
import io.sandboxconsole.gateway.response.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Resolves a key to its namespace on an OpenSandbox server, and the time that server may cache it.
final class TenantKeys {

    /// The unknown keys a minute that one address may look up; the server does not cache them.
    static final int UNKNOWN_A_MINUTE = 120;

    private static final int CAPACITY = 10_000;

    /// The length of the beginning of a value, which finds its key but does not authenticate.
    private static final int BEGINNING = 12;

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final CallerAuthenticator callerAuthenticator;

    private final TenantProperties properties;

    private final Clock clock;

    private final RateLimiter<String> unknown;

    /// The beginnings of the keys accepted before.
    private final Cache<String, Boolean> familiar =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();

    TenantKeys(CallerAuthenticator callerAuthenticator, TenantProperties properties, Clock clock) {
        this.callerAuthenticator = callerAuthenticator;
        this.properties = properties;
        this.clock = clock;
        this.unknown = new RateLimiter<>(clock);
    }

    /// The namespace of a key, and the lifetime of the response in seconds.
    record Tenant(String namespace, long ttl) {}

    /// @throws ApiError if the key is invalid, has no namespace, or its address looks up too many unknown keys
    Tenant tenant(String value, HttpServletRequest request) {
        String beginning = value.substring(0, Math.min(BEGINNING, value.length()));
        if (familiar.getIfPresent(beginning) == null) {
            unknown.check(request.getRemoteAddr(), UNKNOWN_A_MINUTE).ifPresent(wait -> {
                throw tooMany(wait);
            });
        }
        return switch (callerAuthenticator.authenticate(value, request)) {
            case Accepted accepted -> accepted(accepted, beginning, request);
            case Malformed() -> throw refuse(request, AuthenticationError.MALFORMED_KEY);
            case Unknown() -> {
                unknown.take(request.getRemoteAddr(), UNKNOWN_A_MINUTE);
                throw refuse(request, AuthenticationError.UNKNOWN_KEY);
            }
            case Expired(ApiKey key) -> throw refuse(request, key, AuthenticationError.EXPIRED_KEY);
            case Revoked(ApiKey key) -> throw refuse(request, key, AuthenticationError.REVOKED_KEY);
            case Powerless(ApiKey key) -> throw refuse(request, key, AuthenticationError.POWERLESS_KEY);
        };
    }

    /// Records a failed authentication, and returns its error: 401, the only status the server takes for a rejection.
    ApiError refuse(HttpServletRequest request, AuthenticationError reason) {
        callerAuthenticator.refuse(request, reason);
        return unauthorized();
    }

    private ApiError refuse(HttpServletRequest request, ApiKey key, AuthenticationError reason) {
        callerAuthenticator.refuse(request, key, reason);
        return unauthorized();
    }

    private Tenant accepted(Accepted accepted, String beginning, HttpServletRequest request) {
        var key = accepted.key();
        String namespace = namespace(key).orElseThrow(() -> refuse(request, key, AuthenticationError.NO_NAMESPACE));
        long ttl = ttl(accepted.until());
        if (ttl < 1) {
            throw refuse(request, key, AuthenticationError.EXPIRED_KEY);
        }
        familiar.put(beginning, true);
        return new Tenant(namespace, ttl);
    }

    /// Returns the namespace of a key. The engine allows every operation within it, so only keys that may change
    /// sandboxes have one.
    private Optional<String> namespace(ApiKey key) {
        @Nullable String team = key.team();
        boolean changes = switch (key.role()) {
            case OPERATOR, LEAD, SERVICE -> true;
            case VIEWER, AUDITOR, ADMIN -> false;
        };
        if (team == null || !changes) {
            return Optional.empty();
        }
        // Other names are not converted: two teams could end in one namespace.
        return Optional.ofNullable(properties.namespaces().get(team))
                .or(() ->
                        Optional.of(team).filter(name -> NAMESPACE.matcher(name).matches()));
    }

    private long ttl(@Nullable Instant until) {
        var ttl = properties.ttl();
        var left = until == null ? ttl : Duration.between(clock.instant(), until);
        return (left.compareTo(ttl) < 0 ? left : ttl).toSeconds();
    }

    private static ApiError unauthorized() {
        return new ApiError(401, "UNAUTHORIZED", "The key is not valid.", AuthenticationError.challenge(false));
    }

    private static ApiError tooMany(Duration wait) {
        return new ApiError(
                429,
                "QUOTA_EXCEEDED",
                "Too many unknown keys come from this address.",
                Map.of("Retry-After", RequestQuota.seconds(wait)));
    }
}
