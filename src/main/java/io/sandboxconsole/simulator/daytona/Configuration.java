package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Reply;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Serves the Daytona server's public configuration.
final class Configuration {

    private static final Map<String, String> THROTTLERS = Map.of(
            "failed-auth", "failedAuth",
            "authenticated", "authenticated",
            "sandbox-create", "sandboxCreate",
            "sandbox-lifecycle", "sandboxLifecycle");

    private final EngineState engineState;

    Configuration(EngineState engineState) {
        this.engineState = engineState;
    }

    Reply get(CheckedCall call) {
        if (engineState.behaviour().has(DaytonaBehaviour.Switch.BROKEN_CONFIG)) {
            throw HttpProblem.unforeseen();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", engineState.behaviour().version())
                .put("linkedAccountsEnabled", false)
                .put("proxyTemplateUrl", "http://{{PORT}}-{{sandboxId}}.proxy.localhost:4000")
                .put("proxyToolboxUrl", JsonValues.PROXY)
                .put("defaultSnapshot", Snapshots.USUAL)
                .put("dashboardUrl", "http://127.0.0.1/dashboard")
                .put("maxAutoArchiveInterval", CreateRequest.LONGEST_ARCHIVE_INTERVAL)
                .put("maintananceMode", false)
                .put("environment", "simulated")
                .put("sshGatewayCommand", "ssh -p 2222 {{TOKEN}}@localhost");
        json.putObject("announcements");
        json.putObject("oidc")
                .put("issuer", "http://127.0.0.1/oidc")
                .put("clientId", "daytona")
                .put("audience", "daytona");
        ObjectNode limits = json.putObject("rateLimit");
        THROTTLERS.forEach((throttler, name) -> {
            DaytonaBehaviour.Limit limit = engineState.behaviour().limits().get(throttler);
            if (limit != null) {
                limits.putObject(name).put("ttl", limit.seconds()).put("limit", limit.calls());
            } else if (!throttler.equals(Throttlers.FAILED)) {
                limits.putObject(name);
            }
        });
        return JsonValues.reply(200, json);
    }
}
