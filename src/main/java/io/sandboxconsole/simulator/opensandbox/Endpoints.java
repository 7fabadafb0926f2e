package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.RequestValidator;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Resolves the address of a sandbox's port: the host under Docker, a gateway under Kubernetes.
final class Endpoints {

    private static final int EGRESS_PORT = 18_080;
    private static final String GATEWAY = "sandboxes.example.test";

    private final EngineState state;

    Endpoints(EngineState state) {
        this.state = state;
    }

    /// The token that the proxy route requires of a secured sandbox.
    static String accessToken(SimulatedSandbox sandbox) {
        return token("access", sandbox);
    }

    Reply get(Call call) {
        boolean proxied = call.flag("use_server_proxy");
        @Nullable String expires = call.request().parameter("expires").orElse(null);
        int port = port(call);
        SimulatedSandbox sandbox = state.sandbox(call.id());
        refuse(sandbox, proxied, expires);
        String address = proxied ? proxied(call, port) : direct(sandbox, port, expires);
        Map<String, String> headers = headers(sandbox, port, expires != null);
        return Reply.json(200, json -> {
            json.writeStartObject().writeStringProperty("endpoint", address);
            if (!headers.isEmpty()) {
                json.writeObjectPropertyStart("headers");
                headers.forEach(json::writeStringProperty);
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static Map<String, String> headers(SimulatedSandbox sandbox, int port, boolean signed) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (sandbox.origin().secured() && !signed) {
            headers.put("OpenSandbox-Secure-Access", accessToken(sandbox));
        }
        if (port == EGRESS_PORT) {
            headers.put("OPENSANDBOX-EGRESS-AUTH", token("egress", sandbox));
        }
        return headers;
    }

    private static int port(Call call) {
        RequestValidator requestValidator = new RequestValidator();
        FieldPath spot = Call.path("path", "port", call.variable("port"));
        requestValidator.whole(spot, Long.MIN_VALUE, Long.MAX_VALUE);
        requestValidator.finish();
        long port = RequestValidator.number(spot.node());
        if (port < 1 || port > 65_535) {
            throw new ErrorReply(400, "DOCKER::INVALID_PORT", "A port is a number from 1 to 65535.");
        }
        return (int) port;
    }

    private void refuse(SimulatedSandbox sandbox, boolean proxied, @Nullable String expires) {
        if (expires != null && proxied) {
            throw new ErrorReply(400, "SANDBOX::INVALID_PARAMETER", "A proxied endpoint cannot be signed.");
        }
        if (expires != null && state.docker()) {
            throw new ErrorReply(400, "SANDBOX::API_NOT_SUPPORTED", "Docker has no signed endpoints.");
        }
        if (expires != null && !isFuture(expires)) {
            throw new ErrorReply(400, "SANDBOX::INVALID_PARAMETER", "The signature would be expired already.");
        }
        if (!state.docker() && sandbox.is("Pending")) {
            throw new ErrorReply(404, "KUBERNETES::POD_IP_NOT_AVAILABLE", "The pod has no address yet.");
        }
    }

    private boolean isFuture(String seconds) {
        if (!RequestValidator.isWhole(seconds)) {
            return false;
        }
        return Long.parseLong(seconds.strip()) > state.now().getEpochSecond();
    }

    /// Returns the address through the server: without a scheme, and without the version, whichever way it was asked.
    private static String proxied(Call call, int port) {
        return call.request().host() + call.request().mount() + "/sandboxes/" + call.id() + "/proxy/" + port;
    }

    private String direct(SimulatedSandbox sandbox, int port, @Nullable String expires) {
        if (state.docker()) {
            return "127.0.0.1:" + port;
        }
        String signature = expires == null
                ? ""
                : "-" + new BigInteger(expires.strip()).toString(36) + "-"
                        + token(expires, sandbox).substring(0, 16);
        return "%s-%d%s.%s".formatted(sandbox.id(), port, signature, GATEWAY);
    }

    private static String token(String purpose, SimulatedSandbox sandbox) {
        byte[] source = (purpose + sandbox.id()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(source).toString().replace("-", "");
    }
}
