package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.Audit.Actor;
import io.sandboxconsole.simulator.daytona.Audit.Entry;
import io.sandboxconsole.simulator.daytona.account.Directory;
import io.sandboxconsole.simulator.daytona.account.FirstKeys;
import io.sandboxconsole.simulator.engine.Json;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the audit entries of a generated fleet's creation: caller, key and client.
record FleetCreators(EngineState engineState, SplittableRandom random) {

    void record(DaytonaSandbox sandbox) {
        ObjectNode metadataOfCall = JsonNodeFactory.instance.objectNode();
        metadataOfCall.putObject("body").put("name", sandbox.name()).set("labels", Json.tree(sandbox.labels()));
        Entry entry = new Entry(
                actor(sandbox),
                sandbox.origin().organization(),
                new CheckedRoute.Act("create", "sandbox"),
                metadataOfCall,
                sandbox.times().created());
        engineState.audit().add(entry.target(sandbox.id()));
        entry.complete(200, null);
    }

    private Actor actor(DaytonaSandbox sandbox) {
        if (sandbox.origin().organization().equals(Directory.SANDPIT)) {
            return actor("priya", "key", "sdk-python");
        }
        if (Crabbox.isLease(sandbox)) {
            return sandbox.labels().containsKey("owner")
                    ? actor("maria", "8a2", "crabbox")
                    : actor("aiko", "d3f", "crabbox");
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> actor("jonas", "1c4", "sdk-python");
            case 2 -> actor("jonas", FirstKeys.DELETED_SUFFIX, "sdk-typescript");
            case 3 -> actor("aiko", "5e9", "sdk-python");
            case 4 -> actor("aiko", null, null);
            default -> actor("maria", null, "dashboard");
        };
    }

    private static Actor actor(String user, @Nullable String suffix, @Nullable String source) {
        return new Actor(user, user + "@acme.example", suffix == null ? null : "dtn", suffix, "client/1.0", source);
    }
}
