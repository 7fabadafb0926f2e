package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Origin;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Writes sandboxes as the engine does: members without a value are omitted.
final class SandboxJson {

    private static final String RETURNED_EXTENSIONS = "opensandbox.extensions.";
    private static final String BOOTSTRAP = "/opt/opensandbox/bin/bootstrap.sh";

    private final boolean docker;

    SandboxJson(SimulatedRuntime runtime) {
        this.docker = runtime.isDocker();
    }

    Reply reply(SimulatedSandbox sandbox) {
        return Reply.json(200, json -> write(json, sandbox));
    }

    void write(JsonGenerator json, SimulatedSandbox sandbox) {
        Origin origin = sandbox.origin();
        json.writeStartObject().writeStringProperty("id", sandbox.id());
        String image = origin.image();
        if (image != null) {
            json.writeObjectPropertyStart("image")
                    .writeStringProperty("uri", image)
                    .writeEndObject();
        }
        if (origin.snapshotId() != null) {
            json.writeStringProperty("snapshotId", origin.snapshotId());
        }
        writeStatus(json, sandbox.status(), sandbox.createdAt());
        writeCommon(json, sandbox);
        writeAllocation(json, sandbox);
        writeEntrypoint(json, entrypoint(origin));
        json.writeEndObject();
    }

    /// Writes the shorter answer to a create call, with the requested entrypoint.
    Reply created(SimulatedSandbox sandbox, Status status) {
        return Reply.json(202, json -> {
            json.writeStartObject().writeStringProperty("id", sandbox.id());
            writeStatus(json, status, sandbox.createdAt());
            writeCommon(json, sandbox);
            writeEntrypoint(json, sandbox.origin().entrypoint());
            json.writeEndObject();
        });
    }

    /// Writes the status; its time of transition stays the creation for good.
    static void writeStatus(JsonGenerator json, Status status, Instant createdAt) {
        json.writeObjectPropertyStart("status").writeStringProperty("state", status.state());
        if (status.reason() != null) {
            json.writeStringProperty("reason", status.reason());
        }
        if (status.message() != null) {
            json.writeStringProperty("message", status.message());
        }
        json.writeStringProperty("lastTransitionAt", createdAt.toString()).writeEndObject();
    }

    private static void writeCommon(JsonGenerator json, SimulatedSandbox sandbox) {
        Origin origin = sandbox.origin();
        writeMap(json, "metadata", sandbox.metadata());
        writeExtensions(json, origin.extensions());
        if (origin.platform() != null) {
            json.writeObjectPropertyStart("platform")
                    .writeStringProperty("os", origin.platform().os())
                    .writeStringProperty("arch", origin.platform().arch())
                    .writeEndObject();
        }
        if (sandbox.expiresAt() != null) {
            json.writeStringProperty("expiresAt", sandbox.expiresAt().toString());
        }
        json.writeStringProperty("createdAt", sandbox.createdAt().toString());
    }

    private static void writeExtensions(JsonGenerator json, Map<String, String> extensions) {
        Map<String, String> returned = new LinkedHashMap<>(extensions);
        returned.keySet().removeIf(key -> !key.startsWith(RETURNED_EXTENSIONS));
        writeMap(json, "extensions", returned);
    }

    private static void writeAllocation(JsonGenerator json, SimulatedSandbox sandbox) {
        String pool = sandbox.origin().extensions().get("poolRef");
        if (pool != null && sandbox.is("Running")) {
            json.writeObjectPropertyStart("allocation")
                    .writeStringProperty("mode", "pool")
                    .writeStringProperty("poolRef", pool)
                    .writeStringProperty("state", "allocated")
                    .writeEndObject();
        }
    }

    // Kubernetes shows the container's own command, which starts with a script of the engine.
    private List<String> entrypoint(Origin origin) {
        if (docker || origin.entrypoint().isEmpty()) {
            return origin.entrypoint();
        }
        List<String> command = new ArrayList<>(List.of(BOOTSTRAP));
        command.addAll(origin.entrypoint());
        return command;
    }

    private static void writeMap(JsonGenerator json, String name, Map<String, String> map) {
        if (!map.isEmpty()) {
            json.writeObjectPropertyStart(name);
            map.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    private static void writeEntrypoint(JsonGenerator json, List<String> words) {
        json.writeArrayPropertyStart("entrypoint");
        words.forEach(json::writeString);
        json.writeEndArray();
    }
}
