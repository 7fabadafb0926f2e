package io.sandboxconsole.gateway;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// The keys the identity provider publishes to prove its tokens, found by discovery when the first token comes and kept
/// for a while. Safe for use by several threads; one of them asks, and the others go on with what is known.
final class IssuerKeys implements JWKSource<SecurityContext> {

    /// After this they are read again.
    static final Duration FRESH = Duration.ofMinutes(5);

    /// Without an answer they count this long.
    static final Duration STALE = Duration.ofHours(1);

    /// A token of an unknown key makes them be read again at most this often, and so does a provider that is down.
    static final Duration PACE = Duration.ofSeconds(10);

    private static final int PATIENCE_MILLIS = 3_000;

    private static final int MAXIMUM_BYTES = 512 * 1024;

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MAXIMUM_BYTES);

    private final ObjectMapper json = new ObjectMapper();

    private final ReentrantLock asking = new ReentrantLock();

    private final String issuer;

    private final Clock clock;

    private volatile @Nullable Published known;

    private volatile Instant asked = Instant.MIN;

    IssuerKeys(String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        var found = selector.select(keys(FRESH));
        return found.isEmpty() ? selector.select(keys(PACE)) : found;
    }

    private JWKSet keys(Duration age) throws KeySourceException {
        var now = clock.instant();
        @Nullable Published published = known;
        if (published != null && now.isBefore(published.at().plus(age))) {
            return published.keys();
        }
        if (published == null) {
            asking.lock();
        } else if (!asking.tryLock()) {
            return published.keys();
        }
        try {
            return ask(now, age);
        } finally {
            asking.unlock();
        }
    }

    private JWKSet ask(Instant now, Duration age) throws KeySourceException {
        @Nullable Published published = known;
        boolean read = published != null && now.isBefore(published.at().plus(age));
        if (!read && !now.isBefore(asked.plus(PACE))) {
            asked = now;
            try {
                published = new Published(JWKSet.parse(retrieve(address())), now);
                known = published;
            } catch (IOException | ParseException | IllegalArgumentException failure) {
                log.warn("The keys of the identity provider {} cannot be read: {}", issuer, failure.toString());
            }
        }
        if (published == null || !now.isBefore(published.at().plus(STALE))) {
            throw new RemoteKeySourceException("The keys of the identity provider cannot be read.", null);
        }
        return published.keys();
    }

    private String address() throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            var document = json.readTree(retrieve(base + "/.well-known/openid-configuration"));
            if (!document.path("issuer").asString("").equals(issuer)) {
                throw new IOException("Its discovery document names another issuer.");
            }
            return document.path("jwks_uri").asString("");
        } catch (JacksonException malformed) {
            throw new IOException("Its discovery document is no JSON.", malformed);
        }
    }

    private String retrieve(String address) throws IOException {
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new IOException("This is no web address: " + address);
        }
        return retriever.retrieveResource(URI.create(address).toURL()).getContent();
    }

    private record Published(JWKSet keys, Instant at) {}
}
