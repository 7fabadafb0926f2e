package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.JsonBody;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.RequestValidator;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Creates, lists and deletes snapshots, which become ready after one transition time.
final class SnapshotRoutes {

    private final EngineState engineState;

    SnapshotRoutes(EngineState engineState) {
        this.engineState = engineState;
    }

    Reply create(Call call) {
        @Nullable String name = call.request().body().isBlank() ? null : name(call);
        SimulatedSandbox sandbox = engineState.sandbox(call.id());
        if (!sandbox.is("Running")) {
            throw new ErrorReply(
                    409, "SNAPSHOT::INVALID_SOURCE_STATE", "Only a running sandbox can be made a snapshot of.");
        }
        Instant now = engineState.now();
        Status accepted = new Status("Creating", "snapshot_accepted", "The snapshot is being made.", now);
        Snapshot snapshot = new Snapshot(UUID.randomUUID().toString(), call.id(), name, labels(sandbox), accepted, now);
        engineState.snapshots().put(snapshot);
        engineState.events().at(now.plus(engineState.settings().transition()), due -> finish(snapshot.id(), due));
        return Reply.json(202, snapshot::writeTo).with("Location", "/v1/snapshots/" + snapshot.id());
    }

    // Metadata are labels of the container, which its image keeps; what was patched later is kept elsewhere.
    private Map<String, String> labels(SimulatedSandbox sandbox) {
        return engineState.docker() ? sandbox.origin().labels() : Map.of();
    }

    Reply list(Call call) {
        Page page = Page.of(call);
        List<String> states = call.request().parameters().getOrDefault("state", List.of());
        @Nullable String sandbox = call.request().parameter("sandboxId").orElse(null);
        @Nullable String name = call.request().parameter("name").orElse(null);
        List<Snapshot> found = engineState.snapshots().newestFirst().stream()
                .filter(snapshot ->
                        states.isEmpty() || states.contains(snapshot.status().state()))
                .filter(snapshot -> sandbox == null || sandbox.equals(snapshot.sandboxId()))
                .filter(snapshot -> name == null || name.equals(snapshot.name()))
                .toList();
        return page.of(found, (json, snapshot) -> snapshot.writeTo(json));
    }

    Reply get(Call call) {
        return Reply.json(200, engineState.snapshots().get(call.id())::writeTo);
    }

    Reply delete(Call call) {
        Snapshot snapshot = engineState.snapshots().get(call.id());
        if (snapshot.is("Creating")) {
            throw new ErrorReply(409, "SNAPSHOT::INVALID_STATE", "The snapshot is still being made.");
        }
        boolean used = engineState.sandboxes().listed().stream()
                .anyMatch(slot -> snapshot.id().equals(slot.sandbox().origin().snapshotId()));
        if (used && engineState.docker()) {
            throw new ErrorReply(409, "SNAPSHOT::DELETE_CONFLICT", "A sandbox still uses this snapshot.");
        }
        engineState.snapshots().remove(snapshot.id());
        return Reply.empty(204);
    }

    private static @Nullable String name(Call call) {
        FieldPath body = JsonBody.of(call.request());
        FieldPath name = body.child("name");
        RequestValidator requestValidator = new RequestValidator();
        requestValidator.text(name);
        if (name.node().isString() && name.node().stringValue().isEmpty()) {
            requestValidator.report("string_too_short", name, "The name should have at least 1 character");
        }
        requestValidator.finish();
        return name.given() ? name.node().stringValue() : null;
    }

    private void finish(String id, Instant due) {
        Status ready = new Status("Ready", "snapshot_runtime_ready", "The snapshot can be restored.", due);
        engineState.snapshots().change(id, snapshot -> snapshot.withStatus(ready));
    }
}
