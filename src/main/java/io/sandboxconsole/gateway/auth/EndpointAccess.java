package io.sandboxconsole.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.sandboxconsole.apikey.ServerSecret;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Issues and verifies the header by which a client without a credential reaches one port of one sandbox: the engine's
/// clients send there only the headers of the endpoint, which they read once.
///
/// A value names a port and a caller, never their key, under a MAC by the server's secret, so that every console
/// accepts
/// it. It grants nothing itself: the caller's rights are decided anew at each call.
@Component
public class EndpointAccess {

    public static final String HEADER = "X-Sandbox-Console-Endpoint-Access";

    /// Keeps a value from passing as a token of another kind.
    private static final JOSEObjectType TYPE = new JOSEObjectType("endpoint-access+jwt");

    private static final int LONGEST = 16_384;

    private final byte @Nullable [] secret;

    EndpointAccess(ServerSecret serverSecret) {
        this.secret = serverSecret.derived("endpoint-access").orElse(null);
    }

    /// A verified value.
    record Pass(CallerReference caller, SandboxId sandbox, int port) {}

    /// Returns a value for `port` of `sandbox`; empty if no secret is configured, or the caller cannot be named.
    public Optional<String> issue(CallerReference caller, SandboxId sandbox, int port) {
        if (secret == null) {
            return Optional.empty();
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("connection", sandbox.connection().value());
        content.put("sandbox", sandbox.value());
        content.put("port", port);
        switch (caller) {
            case CallerReference.Key(UUID id) -> content.put("key", id.toString());
            case CallerReference.Bearer(var claims, Instant until) -> {
                content.put("claims", claims);
                content.put("exp", until.getEpochSecond());
            }
            case CallerReference.EngineKey() -> content.put("engine", true);
        }
        try {
            var signed = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), new Payload(content));
            signed.sign(new MACSigner(secret));
            return Optional.of(signed.serialize());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("A secret of 32 bytes signs by HS256.", impossible);
        }
    }

    /// Returns the content of a value that was issued here or on another console of this installation.
    Optional<Pass> verify(String value) {
        if (secret == null || value.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var signed = JWSObject.parse(value);
            boolean ours = TYPE.equals(signed.getHeader().getType())
                    && JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())
                    && signed.verify(new MACVerifier(secret));
            return ours ? Optional.of(pass(signed.getPayload().toJSONObject())) : Optional.empty();
        } catch (ParseException | JOSEException foreign) {
            return Optional.empty();
        }
    }

    private static Pass pass(Map<String, Object> content) throws ParseException {
        var connection = new ConnectionId(JSONObjectUtils.getString(content, "connection"));
        var sandbox = new SandboxId(connection, JSONObjectUtils.getString(content, "sandbox"));
        return new Pass(caller(content), sandbox, JSONObjectUtils.getInt(content, "port"));
    }

    private static CallerReference caller(Map<String, Object> content) throws ParseException {
        if (content.containsKey("key")) {
            return new CallerReference.Key(UUID.fromString(JSONObjectUtils.getString(content, "key")));
        }
        return content.containsKey("claims")
                ? new CallerReference.Bearer(
                        JSONObjectUtils.getJSONObject(content, "claims"),
                        Instant.ofEpochSecond(JSONObjectUtils.getLong(content, "exp")))
                : new CallerReference.EngineKey();
    }
}
