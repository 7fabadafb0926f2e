package io.sandboxconsole.access.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.sandboxconsole.diagnosis.Condition;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// Reads an identity provider's keys from the address in its discovery document. Blocks on the provider.
final class PublishedKeys implements JWKSetSource<SecurityContext> {

    private static final int PATIENCE_MILLIS = 3_000;

    private static final int MAXIMUM_BYTES = 512 * 1024;

    private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);

    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MAXIMUM_BYTES);

    private final ObjectMapper json = new ObjectMapper();

    private final String issuer;

    PublishedKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            return JWKSet.parse(retrieve(address()));
        } catch (IOException | ParseException | IllegalArgumentException failure) {
            log.warn(
                    "[{}] The keys of the identity provider {} cannot be read: {}",
                    Condition.ISSUER_KEYS_UNREADABLE,
                    issuer,
                    failure.toString());
            throw new JWKSetRetrievalException("The keys of the identity provider cannot be read.", failure);
        }
    }

    @Override
    public void close() {
        // Each read has a connection of its own.
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
}
