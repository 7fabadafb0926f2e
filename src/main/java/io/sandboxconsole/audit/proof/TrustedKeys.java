package io.sandboxconsole.audit.proof;

import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.proof.Envelope.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The keys in whose signatures a verifier believes. It learns the successor of a key from a statement that both have
/// signed. Not safe for use by several threads.
public final class TrustedKeys {

    private final Map<String, VerificationKey> byId = new HashMap<>();

    public TrustedKeys(List<VerificationKey> keys) {
        keys.forEach(key -> byId.put(key.id(), key));
    }

    /// Returns why the signatures of `envelope` prove nothing; empty if they do. Learns the successor that a proved
    /// statement names.
    public List<String> objections(Envelope envelope) {
        if (!envelope.payloadType().equals(Statement.PAYLOAD_TYPE)) {
            return List.of("its type is “%s”".formatted(envelope.payloadType()));
        }
        Statement statement;
        try {
            statement = Statement.of(envelope);
        } catch (MalformedRow malformed) {
            return List.of(String.valueOf(malformed.getMessage()));
        }
        List<String> signers = signers(envelope);
        List<String> objections = new ArrayList<>();
        if (signers.isEmpty()) {
            objections.add("no trusted key has signed it");
        }
        var successor = statement.successor();
        if (objections.isEmpty() && successor != null && hasSigned(successor, envelope)) {
            byId.put(successor.id(), successor);
        }
        return objections;
    }

    private List<String> signers(Envelope envelope) {
        byte[] signed = envelope.signedBytes();
        return envelope.signatures().stream()
                .filter(signature -> {
                    VerificationKey key = byId.get(signature.keyId());
                    return key != null && key.verifies(signed, signature.value());
                })
                .map(Signature::keyId)
                .toList();
    }

    private static boolean hasSigned(VerificationKey key, Envelope envelope) {
        byte[] signed = envelope.signedBytes();
        return envelope.signatures().stream()
                .anyMatch(signature -> signature.keyId().equals(key.id()) && key.verifies(signed, signature.value()));
    }
}
