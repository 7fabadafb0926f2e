package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.proof.VerificationKey;
import java.util.List;

/// The keys that a verification believes in.
///
/// @param independent whether they come from elsewhere than the console
public record KeyList(List<VerificationKey> keys, boolean independent) {

    /// The line that begins a list of the console itself.
    public static final String FROM_THE_CONSOLE =
            "# Keys as the console itself lists them: compare them with keys that you got another way.";

    public KeyList {
        keys = List.copyOf(keys);
    }

    /// Reads a list of keys in PEM.
    ///
    /// @throws io.sandboxconsole.audit.proof.InvalidKey if a key is none
    public static KeyList of(String pem) {
        return new KeyList(VerificationKey.ofPem(pem), !pem.contains(FROM_THE_CONSOLE));
    }
}
