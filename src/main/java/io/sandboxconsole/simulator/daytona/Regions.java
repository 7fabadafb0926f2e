package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.engine.Reply;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Serves the regions of the simulated Daytona server.
final class Regions {

    static final List<String> ALL = List.of("us", "eu");

    private Regions() {}

    static Reply list(CheckedCall call) {
        ArrayNode regions = JsonNodeFactory.instance.arrayNode();
        String made = JsonValues.time(call.now().minusSeconds(86_400L * 200));
        for (String region : ALL) {
            regions.addObject()
                    .put("id", region)
                    .put("name", region)
                    .putNull("organizationId")
                    .put("regionType", "shared")
                    .put("createdAt", made)
                    .put("updatedAt", made)
                    .putNull("proxyUrl")
                    .putNull("sshGatewayUrl")
                    .putNull("snapshotManagerUrl");
        }
        return JsonValues.reply(200, regions);
    }
}
