package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.RequestValidator;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Answers on behalf of a running sandbox on any port above 1023.
final class SandboxProxy {

    private static final int FIRST_LISTENING_PORT = 1024;

    /// The port of the server for commands and files.
    private static final String EXECD = "44772";

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
        return port.equals(EXECD) ? execd(call, rest) : hello(call, port, rest);
    }

    /// Answers like the server that the engine itself starts in every sandbox.
    private static Reply execd(Call call, String path) {
        if (path.equals("/ping")) {
            return Reply.text(200, "");
        }
        if (path.equals("/command") && call.request().method().equals("POST")) {
            return Reply.streamed("text/event-stream", out -> {
                for (String event : List.of(
                        "{\"type\":\"init\",\"text\":\"session-1\"}",
                        "{\"type\":\"stdout\",\"text\":\"hello from the sandbox\"}",
                        "{\"type\":\"execution_complete\",\"execution_time\":3}")) {
                    out.write((event + "\n\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            });
        }
        return hello(call, EXECD, path);
    }

    private static Reply hello(Call call, String port, String path) {
        return Reply.text(
                200,
                "Hello from the sandbox. Port %s received %s %s.%n"
                        .formatted(port, call.request().method(), path.isEmpty() ? "/" : path));
    }

    private static boolean authorised(Call call, SimulatedSandbox sandbox) {
        return call.request()
                .header("OpenSandbox-Secure-Access")
                .filter(Endpoints.accessToken(sandbox)::equals)
                .isPresent();
    }
}
