package io.sandboxconsole.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.Objects;

/// Keys with which identity providers of tests sign tokens. They protect nothing, and are stored because making one
/// takes a second or more.
public final class SigningKeys {

    private static final JWKSet STORED = stored();

    /// The key, with the id `first`, of every provider.
    public static final RSAKey FIRST = key("first");

    /// Another key of the same id.
    public static final RSAKey FORGED =
            new RSAKey.Builder(key("forged")).keyID("first").build();

    /// A key with the id `second`.
    public static final RSAKey SECOND = key("second");

    private SigningKeys() {}

    private static RSAKey key(String id) {
        return Objects.requireNonNull(STORED.getKeyByKeyId(id)).toRSAKey();
    }

    private static JWKSet stored() {
        try (var keys = Objects.requireNonNull(SigningKeys.class.getResourceAsStream("signing-keys.json"))) {
            return JWKSet.load(keys);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
