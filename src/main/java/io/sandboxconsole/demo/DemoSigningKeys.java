package io.sandboxconsole.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Holds the key that signs the demo's tokens: generated once in the life of the process, kept in memory only.
///
/// Generation takes up to a second or two, so it runs in the background; the first use waits for it.
final class DemoSigningKeys implements JWKSource<SecurityContext> {

    private static final FutureTask<JWKSet> KEYS = new FutureTask<>(DemoSigningKeys::generate);

    DemoSigningKeys() {
        Thread.ofVirtual().name("demo-signing-keys").start(KEYS);
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            return selector.select(KEYS.get());
        } catch (ExecutionException failure) {
            throw new KeySourceException("The demo's signing key could not be made.", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new KeySourceException("The wait for the demo's signing key was interrupted.", interruption);
        }
    }

    private static JWKSet generate() throws JOSEException {
        return new JWKSet(new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate());
    }
}
