package io.sandboxconsole.gateway.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys the identity provider publishes to prove its tokens: kept for a while, read again for a token of an unknown
/// key, and good for longer while the provider is down. Safe for use by several threads.
///
/// Nimbus does all of that. Its own front is not used, because that goes by the machine's clock, and takes a key that
/// must not be looked for again yet for a provider that is down.
final class IssuerKeys implements JWKSource<SecurityContext> {

    /// After this they are read again.
    static final Duration FRESH = Duration.ofMinutes(5);

    /// Without an answer they count this long.
    static final Duration STALE = Duration.ofHours(1);

    /// A token of an unknown key makes them be read again this often, and so does a provider that is down.
    static final Duration PACE = Duration.ofSeconds(10);

    /// How long a thread waits for another one that reads them.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Nimbus lets two readings through per interval.
    private static final Duration TWO_READINGS = PACE.multipliedBy(2);

    private final JWKSetSource<SecurityContext> keys;

    private final InstantSource time;

    IssuerKeys(String issuer, InstantSource time) {
        var tolerant = new OutageTolerantJWKSetSource<>(new PublishedKeys(issuer), STALE.toMillis(), null);
        var limited = new RateLimitedJWKSetSource<>(tolerant, TWO_READINGS.toMillis(), null);
        this.keys = new CachingJWKSetSource<>(limited, FRESH.toMillis(), PATIENCE.toMillis(), null);
        this.time = time;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        long now = time.millis();
        var known = keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
        var found = selector.select(known);
        if (!found.isEmpty()) {
            return found;
        }
        try {
            var latest = keys.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context);
            return selector.select(latest);
        } catch (RateLimitReachedException readJustNow) {
            return List.of();
        }
    }
}
