package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.OpenCalls.OpenCall;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.passthrough.PassThroughSandboxes;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Serves calls to the ports of sandboxes: any method, streams of events, and upgrades to another protocol such as
/// WebSocket.
@Component
class PortCalls {

    /// The first repeats the caller's credentials, the second is for proxies that do not know the path.
    private static final Set<String> NEVER = Set.of("TRACE", "CONNECT");

    private final PassThroughSandboxes sandboxes;

    private final OpenCalls openCalls;

    PortCalls(PassThroughSandboxes sandboxes, OpenCalls openCalls) {
        this.sandboxes = sandboxes;
        this.openCalls = openCalls;
    }

    /// Answers a call of `caller` to a port of `sandbox`.
    ///
    /// @param path the path with the port, as sent
    void answer(Caller caller, SandboxId sandbox, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (NEVER.contains(request.getMethod())) {
            throw OddRequest.methodNotAllowed(request.getMethod());
        }
        if (caller.only() != null && !caller.only().equals(sandbox)) {
            // The engine that the gateway serves has changed since.
            throw new SandboxNotFound(sandbox);
        }
        var call = openCalls.begin(caller, sandbox);
        boolean upgraded = false;
        try {
            var answer = sandboxes.inside(
                    caller.actor(), sandbox, engineRequest(caller, path, request), call.cancellation());
            if (answer.status() == HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
                upgrade(request, response, answer, call);
                upgraded = true;
            } else {
                try (answer) {
                    ResponseWriter.stream(answer, response);
                }
            }
        } finally {
            if (!upgraded) {
                call.close();
            }
        }
    }

    private static EngineRequest engineRequest(Caller caller, String path, HttpServletRequest request) {
        return new EngineRequest(
                request.getMethod(),
                path,
                request.getQueryString(),
                EngineHeaders.forSandbox(request, caller.passesAuthorization()),
                RequestBody.stream(request));
    }

    private static void upgrade(
            HttpServletRequest request, HttpServletResponse response, EngineResponse answer, OpenCall call)
            throws IOException {
        try {
            ResponseWriter.head(answer, response);
            request.upgrade(UpgradedConnection.class).connect(answer, call);
        } catch (ServletException | IOException failure) {
            answer.close();
            throw new IOException("The connection could not change its protocol.", failure);
        }
    }
}
