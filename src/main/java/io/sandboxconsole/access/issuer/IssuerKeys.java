package io.sandboxconsole.access.issuer;

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

/// Caches the keys that the identity provider publishes for its tokens: read again for a token of an unknown key, and
/// valid for longer while the provider is down. Safe for use by several threads.
///
/// Nimbus implements the parts. Its `JWKSetBasedJWKSource` is not used, because it reads the machine's clock, and
/// treats a rate-limited lookup of a key as an outage of the provider.
public final class IssuerKeys implements JWKSource<SecurityContext> {

    /// The time after which the keys are read again.
    public static final Duration FRESH = Duration.ofMinutes(5);

    /// How long the keys stay valid without a response.
    public static final Duration STALE = Duration.ofHours(1);

    /// The shortest time between two reads for a token of an unknown key, or while the provider is down.
    public static final Duration PACE = Duration.ofSeconds(10);

    /// How long a thread waits for another that reads the keys.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Nimbus permits two reads per interval.
    private static final Duration TWO_READS = PACE.multipliedBy(2);

    private final JWKSetSource<SecurityContext> keys;

    private final InstantSource time;

    /// Creates an empty cache; the keys of `issuer` are read at the first use.
    public IssuerKeys(String issuer, InstantSource time) {
        var tolerant = new OutageTolerantJWKSetSource<>(new PublishedKeys(issuer), STALE.toMillis(), null);
        var limited = new RateLimitedJWKSetSource<>(tolerant, TWO_READS.toMillis(), null);
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
