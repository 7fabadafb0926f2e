package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.SimulatedSandbox.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes, lists and deletes snapshots, which become ready after one transition time.
final class SnapshotRoutes {

    private final World world;

    SnapshotRoutes(World world) {
        this.world = world;
    }

    Reply create(Call call) {
        @Nullable String name = call.request().body().isBlank() ? null : name(call);
        if (!world.sandbox(call.id()).is("Running")) {
            throw new Rejection(
                    409, "SNAPSHOT::INVALID_SOURCE_STATE", "Only a running sandbox can be made a snapshot of.");
        }
        Instant now = world.now();
        Status accepted = new Status("Creating", "snapshot_accepted", "The snapshot is being made.", now);
        Snapshot snapshot = new Snapshot(UUID.randomUUID().toString(), call.id(), name, accepted, now);
        world.snapshots().put(snapshot);
        world.agenda().at(now.plus(world.settings().transition()), due -> finish(snapshot.id(), due));
        return Reply.json(202, snapshot::writeTo).with("Location", "/v1/snapshots/" + snapshot.id());
    }

    Reply list(Call call) {
        Page page = Page.of(call);
        List<String> states = call.request().parameters().getOrDefault("state", List.of());
        @Nullable String sandbox = call.request().parameter("sandboxId").orElse(null);
        @Nullable String name = call.request().parameter("name").orElse(null);
        List<Snapshot> found = world.snapshots().newestFirst().stream()
                .filter(snapshot ->
                        states.isEmpty() || states.contains(snapshot.status().state()))
                .filter(snapshot -> sandbox == null || sandbox.equals(snapshot.sandboxId()))
                .filter(snapshot -> name == null || name.equals(snapshot.name()))
                .toList();
        return page.of(found, (json, snapshot) -> snapshot.writeTo(json));
    }

    Reply get(Call call) {
        return Reply.json(200, world.snapshots().get(call.id())::writeTo);
    }

    Reply delete(Call call) {
        Snapshot snapshot = world.snapshots().get(call.id());
        if (snapshot.is("Creating")) {
            throw new Rejection(409, "SNAPSHOT::INVALID_STATE", "The snapshot is still being made.");
        }
        boolean used = world.sandboxes().listed().stream()
                .anyMatch(slot -> snapshot.id().equals(slot.sandbox().origin().snapshotId()));
        if (used && world.docker()) {
            throw new Rejection(409, "SNAPSHOT::DELETE_CONFLICT", "A sandbox still uses this snapshot.");
        }
        world.snapshots().remove(snapshot.id());
        return Reply.empty(204);
    }

    private static @Nullable String name(Call call) {
        Spot body = JsonBody.of(call.request());
        Spot name = body.child("name");
        Checker checker = new Checker();
        checker.text(name);
        if (name.node().isString() && name.node().stringValue().isEmpty()) {
            checker.report("string_too_short", name, "The name should have at least 1 character");
        }
        checker.finish();
        return name.given() ? name.node().stringValue() : null;
    }

    private void finish(String id, Instant due) {
        Status ready = new Status("Ready", "snapshot_runtime_ready", "The snapshot can be restored.", due);
        world.snapshots().change(id, snapshot -> snapshot.withStatus(ready));
    }
}
