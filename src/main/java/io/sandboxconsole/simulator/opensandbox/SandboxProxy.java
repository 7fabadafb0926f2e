package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.RequestValidator;

/// Answers on behalf of a running sandbox on any port above 1023.
final class SandboxProxy {

    private static final int FIRST_LISTENING_PORT = 1024;

    private final EngineState state;

    SandboxProxy(EngineState state) {
        this.state = state;
    }

    Reply answer(Call call) {
        SimulatedSandbox sandbox = state.sandbox(call.id());
        String port = call.variable("port");
        if (sandbox.origin().secured() && !authorised(call, sandbox)) {
            throw new ErrorReply(401, "MISSING_OR_INVALID_SECURE_ACCESS", "This sandbox needs its access token.");
        }
        boolean listens = RequestValidator.isWhole(port) && Long.parseLong(port) >= FIRST_LISTENING_PORT;
        if (!listens || !sandbox.is("Running")) {
            throw new ErrorReply(502, "GENERAL::UNKNOWN_ERROR", "The sandbox does not answer on this port.");
        }
        String path = call.request().path();
        String rest = path.substring(path.indexOf("/proxy/") + "/proxy/".length() + port.length());
        return Reply.text(
                200,
                "Hello from the sandbox. Port %s received %s %s.%n"
                        .formatted(port, call.request().method(), rest.isEmpty() ? "/" : rest));
    }

    private static boolean authorised(Call call, SimulatedSandbox sandbox) {
        return call.request()
                .header("OpenSandbox-Secure-Access")
                .filter(Endpoints.accessToken(sandbox)::equals)
                .isPresent();
    }
}
