package io.sandboxconsole.audit.proof;

import io.sandboxconsole.audit.format.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/// An Ed25519 key that signs. Its text never holds the key.
public final class SigningKey {

    static final String ALGORITHM = "Ed25519";

    private static final String LABEL = "PRIVATE KEY";

    private final PrivateKey privateKey;

    private final VerificationKey publicKey;

    private SigningKey(KeyPair pair) {
        this.privateKey = pair.getPrivate();
        this.publicKey = new VerificationKey(Bytes.of(pair.getPublic().getEncoded()));
    }

    /// Makes a new key.
    public static SigningKey generate() {
        return new SigningKey(pair(new SecureRandom()));
    }

    /// Reads a key in PEM (PKCS #8), as `openssl genpkey -algorithm ed25519` writes it.
    ///
    /// @throws InvalidKey if it is anything else
    public static SigningKey ofPem(String pem) {
        var blocks = PemText.blocks(LABEL, pem);
        if (blocks.size() != 1) {
            throw new InvalidKey("There are %d private keys where one is expected.".formatted(blocks.size()));
        }
        try {
            var key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(blocks.getFirst()));
            byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            return new SigningKey(pair(new FixedRandom(seed)));
        } catch (GeneralSecurityException | ClassCastException failure) {
            throw new InvalidKey("The private key is no Ed25519 key.");
        }
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException impossible) {
            throw new IllegalStateException("This Java has no Ed25519.", impossible);
        }
    }

    /// Returns the key in PEM: a secret.
    public String pem() {
        return PemText.of(LABEL, privateKey.getEncoded());
    }

    public VerificationKey publicKey() {
        return publicKey;
    }

    /// Returns the signature of `bytes`.
    public Bytes sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(bytes);
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("An Ed25519 key cannot sign.", impossible);
        }
    }

    @Override
    public String toString() {
        return "SigningKey " + publicKey.id();
    }

    /// Gives the seed of a private key to the JDK's generator: Java has no other way from a private key to its public
    /// one.
    private static final class FixedRandom extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        FixedRandom(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("The JDK asks for another number of bytes than a seed has.");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
