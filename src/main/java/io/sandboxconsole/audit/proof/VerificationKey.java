package io.sandboxconsole.audit.proof;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/// A public Ed25519 key.
///
/// @param encoded its SubjectPublicKeyInfo in DER
public record VerificationKey(Bytes encoded) {

    private static final String LABEL = "PUBLIC KEY";

    /// Reads the public keys of a text in PEM; what stands between them is skipped.
    ///
    /// @throws InvalidKey if a block is no Ed25519 key
    public static List<VerificationKey> ofPem(String pem) {
        List<VerificationKey> keys = PemText.blocks(LABEL, pem).stream()
                .map(block -> new VerificationKey(Bytes.of(block)))
                .toList();
        keys.forEach(VerificationKey::publicKey);
        return keys;
    }

    public String pem() {
        return PemText.of(LABEL, encoded.toArray());
    }

    /// Returns the SHA-256 of the encoded key in hexadecimal.
    public String id() {
        return new Sha256().of(encoded.toArray()).toString();
    }

    /// Returns whether this key made `signature` of `bytes`.
    ///
    /// @throws InvalidKey if this is no Ed25519 key
    public boolean verifies(byte[] bytes, Bytes signature) {
        try {
            var verifier = Signature.getInstance(SigningKey.ALGORITHM);
            verifier.initVerify(publicKey());
            verifier.update(bytes);
            return verifier.verify(signature.toArray());
        } catch (SignatureException notEvenASignature) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no Ed25519.", impossible);
        }
    }

    private java.security.PublicKey publicKey() {
        try {
            return KeyFactory.getInstance(SigningKey.ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(encoded.toArray()));
        } catch (GeneralSecurityException failure) {
            throw new InvalidKey("A public key is no Ed25519 key.");
        }
    }
}
