package io.sandboxconsole.audit.proof;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bytes with their type and their signatures: an envelope of DSSE, Dead Simple Signing Envelope, version 1.
public record Envelope(String payloadType, Bytes payload, List<Signature> signatures) {

    private static final JsonMapper JSON = new JsonMapper();

    public Envelope {
        signatures = List.copyOf(signatures);
    }

    /// A signature.
    ///
    /// @param keyId says which key to try, and proves nothing
    public record Signature(String keyId, Bytes value) {}

    /// Signs `payload` with each of `keys`.
    public static Envelope signed(String payloadType, Bytes payload, List<SigningKey> keys) {
        byte[] signed = signedBytes(payloadType, payload.toArray());
        return new Envelope(
                payloadType,
                payload,
                keys.stream()
                        .map(key -> new Signature(key.publicKey().id(), key.sign(signed)))
                        .toList());
    }

    /// Returns the bytes that are signed: the pre-authentication encoding of DSSE.
    static byte[] signedBytes(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        byte[] head = "DSSEv1 %d %s %d "
                .formatted(type.length, payloadType, payload.length)
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + payload.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(payload, 0, all, head.length, payload.length);
        return all;
    }

    byte[] signedBytes() {
        return signedBytes(payloadType, payload.toArray());
    }

    /// Returns the hash of the payload, by which the next statement names this one.
    public Bytes payloadHash() {
        return new Sha256().of(payload.toArray());
    }

    /// Returns the envelope in one line of JSON.
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("payloadType", payloadType);
        json.put("payload", base64(payload));
        var list = json.putArray("signatures");
        for (Signature signature : signatures) {
            list.addObject().put("keyid", signature.keyId()).put("sig", base64(signature.value()));
        }
        return json.toString();
    }

    /// Reads [#json].
    ///
    /// @throws MalformedRow if `json` is no envelope
    public static Envelope of(String json) {
        try {
            return of(JSON.readTree(json));
        } catch (JacksonException failure) {
            throw new MalformedRow("An envelope is no JSON.");
        }
    }

    /// Reads [#json].
    ///
    /// @throws MalformedRow if `json` is no envelope
    public static Envelope of(JsonNode json) {
        List<Signature> signatures = new ArrayList<>();
        for (JsonNode signature : json.path("signatures")) {
            signatures.add(new Signature(signature.path("keyid").asString(""), bytes(signature.path("sig"))));
        }
        return new Envelope(json.path("payloadType").asString(""), bytes(json.path("payload")), signatures);
    }

    private static String base64(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.toArray());
    }

    /// Reads standard and URL-safe Base64, as DSSE asks of readers.
    private static Bytes bytes(JsonNode text) {
        try {
            String standard = text.asString("").replace('-', '+').replace('_', '/');
            return Bytes.of(Base64.getDecoder().decode(standard));
        } catch (IllegalArgumentException | JacksonException failure) {
            throw new MalformedRow("An envelope holds something that is no Base64.");
        }
    }
}
