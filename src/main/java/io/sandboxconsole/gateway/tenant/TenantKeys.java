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

/// Tells in which of an OpenSandbox server's namespaces a key works, and for how long that may be believed.
final class TenantKeys {

    /// How many keys that nobody knows one address may ask about; the server asks every time.
    static final int UNKNOWN_A_MINUTE = 120;

    private static final int CAPACITY = 10_000;

    /// As much of a value as finds its key, and proves nothing.
    private static final int BEGINNING = 12;

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final CallerAuthenticator callerAuthenticator;

    private final TenantProperties properties;

    private final Clock clock;

    private final RateLimiter<String> unknown;

    /// The beginnings of the keys that were let in before.
    private final Cache<String, Boolean> familiar =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();

    TenantKeys(CallerAuthenticator callerAuthenticator, TenantProperties properties, Clock clock) {
        this.callerAuthenticator = callerAuthenticator;
        this.properties = properties;
        this.clock = clock;
        this.unknown = new RateLimiter<>(clock);
    }

    /// Where a key works.
    record Tenant(String namespace, long ttl) {}

    /// @throws ApiError if it works nowhere
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

    /// Records that nobody is let in, and tells how that reads here: the server counts nothing else as "no".
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

    /// Within its namespace the engine lets every key do everything, so only those who may change sandboxes have one.
    private Optional<String> namespace(ApiKey key) {
        @Nullable String team = key.team();
        boolean changes = switch (key.role()) {
            case OPERATOR, LEAD, SERVICE -> true;
            case VIEWER, AUDITOR, ADMIN -> false;
        };
        if (team == null || !changes) {
            return Optional.empty();
        }
        // No other name is made to fit: two teams could end in one namespace.
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
        return new ApiError(401, "UNAUTHORIZED", "The key is not valid.");
    }

    private static ApiError tooMany(Duration wait) {
        return new ApiError(
                429,
                "QUOTA_EXCEEDED",
                "Too many unknown keys come from this address.",
                Map.of("Retry-After", RequestQuota.seconds(wait)));
    }
}
