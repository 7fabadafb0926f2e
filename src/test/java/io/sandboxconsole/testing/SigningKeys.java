package io.sandboxconsole.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/// Keys with which identity providers of tests sign tokens.
public final class SigningKeys {

    /// The key, with the id `first`, of every provider: making one takes up to a second.
    public static final RSAKey FIRST = newKey("first");

    private SigningKeys() {}

    /// Makes a key of its own with this id.
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
