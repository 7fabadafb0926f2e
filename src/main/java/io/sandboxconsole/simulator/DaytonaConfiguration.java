package io.sandboxconsole.simulator;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the Daytona server says of itself to everybody.
final class DaytonaConfiguration {

    private static final Map<String, String> THROTTLERS = Map.of(
            "failed-auth", "failedAuth",
            "authenticated", "authenticated",
            "sandbox-create", "sandboxCreate",
            "sandbox-lifecycle", "sandboxLifecycle");

    private final DaytonaWorld world;

    DaytonaConfiguration(DaytonaWorld world) {
        this.world = world;
    }

    Reply get(DaytonaCall call) {
        if (world.behaviour().has(DaytonaBehaviour.Switch.BROKEN_CONFIG)) {
            throw DaytonaProblem.unforeseen();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", world.behaviour().version())
                .put("linkedAccountsEnabled", false)
                .put("proxyTemplateUrl", "http://{{PORT}}-{{sandboxId}}.proxy.localhost:4000")
                .put("proxyToolboxUrl", DaytonaJson.PROXY)
                .put("defaultSnapshot", DaytonaSnapshots.USUAL)
                .put("dashboardUrl", "http://127.0.0.1/dashboard")
                .put("maxAutoArchiveInterval", DaytonaCreateRequest.LONGEST_ARCHIVE_INTERVAL)
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
            DaytonaBehaviour.Limit limit = world.behaviour().limits().get(throttler);
            if (limit != null) {
                limits.putObject(name).put("ttl", limit.seconds()).put("limit", limit.calls());
            } else if (!throttler.equals(DaytonaThrottlers.FAILED)) {
                limits.putObject(name);
            }
        });
        return DaytonaJson.reply(200, json);
    }
}
