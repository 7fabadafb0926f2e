package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Status;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A saved file system of a sandbox, from which others can be created.
///
/// @param labels what every sandbox created from it inherits: the labels of an image committed from a container
record Snapshot(
        String id,
        String sandboxId,
        @Nullable String name,
        Map<String, String> labels,
        Status status,
        Instant createdAt) {

    Snapshot {
        labels = Map.copyOf(labels);
    }

    Snapshot withStatus(Status value) {
        return new Snapshot(id, sandboxId, name, labels, value, createdAt);
    }

    boolean is(String state) {
        return status.state().equals(state);
    }

    void writeTo(JsonGenerator json) {
        json.writeStartObject().writeStringProperty("id", id).writeStringProperty("sandboxId", sandboxId);
        if (name != null) {
            json.writeStringProperty("name", name);
        }
        SandboxJson.writeStatus(json, status, status.lastTransitionAt());
        json.writeStringProperty("createdAt", createdAt.toString()).writeEndObject();
    }
}
