package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaSandbox.Size;
import io.sandboxconsole.simulator.DaytonaSnapshots.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The calls about snapshots.
final class DaytonaSnapshotRoutes {

    private static final List<String> SORTS = List.of("name", "state", "lastUsedAt", "createdAt");

    private final DaytonaWorld world;

    DaytonaSnapshotRoutes(DaytonaWorld world) {
        this.world = world;
    }

    Reply list(DaytonaCall call) {
        int limit = call.number("limit", 100, 200);
        int page = call.number("page", 1, Integer.MAX_VALUE);
        String name = call.parameter("name", "");
        DaytonaOrder order = DaytonaOrder.of(call, SORTS, "lastUsedAt");
        List<Snapshot> found = world.snapshots().visible(call.organization()).stream()
                .filter(snapshot -> snapshot.name().contains(name))
                .sorted(Comparator.comparing(Snapshot::general)
                        .thenComparing(comparator(order))
                        .thenComparing(Snapshot::name))
                .toList();
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        found.stream().skip((page - 1L) * limit).limit(limit).forEach(snapshot -> items.add(json(snapshot)));
        return DaytonaJson.reply(200, DaytonaListing.page(items, found.size(), page, limit));
    }

    Reply get(DaytonaCall call) {
        return DaytonaJson.reply(200, json(snapshot(call)));
    }

    Reply create(DaytonaCall call) {
        JsonNode body = call.body();
        String name = body.path("name").asString("");
        if (name.isEmpty() || (!body.hasNonNull("imageName") && !body.hasNonNull("buildInfo"))) {
            throw new DaytonaProblem(400, "name and imageName or buildInfo are required");
        }
        if (world.snapshots().find(call.organization(), name).isPresent()) {
            throw new DaytonaProblem(409, "Snapshot with name %s already exists".formatted(name));
        }
        Snapshot created = new Snapshot(
                UUID.randomUUID().toString(),
                call.organization(),
                name,
                "pending",
                body.path("sandboxClass").asString("container"),
                new Size(
                        body.path("cpu").asDouble(1),
                        0,
                        null,
                        body.path("memory").asDouble(1),
                        body.path("disk").asDouble(3)),
                DaytonaRegions.ALL,
                null,
                call.now(),
                null);
        world.snapshots().add(created);
        world.agenda()
                .at(
                        call.now().plus(world.settings().transition()),
                        due -> world.snapshots().add(created.in("active")));
        call.concerns(created.id());
        return DaytonaJson.reply(200, json(created));
    }

    Reply delete(DaytonaCall call) {
        Snapshot snapshot = snapshot(call);
        if (snapshot.general()) {
            throw new DaytonaProblem(403, "General snapshots cannot be deleted");
        }
        world.snapshots().remove(snapshot.id());
        return Reply.empty(200);
    }

    Reply activate(DaytonaCall call) {
        Snapshot snapshot = snapshot(call);
        if (!snapshot.state().equals("inactive")) {
            throw new DaytonaProblem(400, "Snapshot %s cannot be activated".formatted(snapshot.name()));
        }
        world.snapshots().add(snapshot.in("active"));
        return DaytonaJson.reply(200, json(snapshot.in("active")));
    }

    Reply deactivate(DaytonaCall call) {
        world.snapshots().add(snapshot(call).in("inactive"));
        return Reply.empty(204);
    }

    // Whatever was never used stands behind everything that was.
    private static Comparator<Snapshot> comparator(DaytonaOrder order) {
        Comparator<Snapshot> comparator = switch (order.sort()) {
            case "name" -> Comparator.comparing(Snapshot::name);
            case "state" -> Comparator.comparing(Snapshot::state);
            case "createdAt" -> Comparator.comparing(Snapshot::created);
            default ->
                Comparator.comparing(snapshot -> snapshot.lastUsed() == null ? Instant.MIN : snapshot.lastUsed());
        };
        return order.descending() ? comparator.reversed() : comparator;
    }

    private Snapshot snapshot(DaytonaCall call) {
        String wanted = call.variable("id");
        return world.snapshots()
                .find(call.organization(), wanted)
                .orElseThrow(() -> new DaytonaProblem(404, "Snapshot with ID or name %s not found".formatted(wanted)));
    }

    private ObjectNode json(Snapshot snapshot) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", snapshot.id())
                .put("organizationId", snapshot.organization())
                .put("general", snapshot.general())
                .put("name", snapshot.name())
                .put("imageName", snapshot.name())
                .put("state", snapshot.state())
                .put("size", 0.5)
                .putNull("entrypoint")
                .put("errorReason", snapshot.state().equals("build_failed") ? "The build ended with code 1" : null)
                .put("createdAt", DaytonaJson.time(snapshot.created()))
                .put("updatedAt", DaytonaJson.time(snapshot.updated()))
                .put("lastUsedAt", DaytonaJson.optionalTime(snapshot.lastUsed()))
                .put("initialRunnerId", DaytonaJson.RUNNERS.getFirst())
                .put("ref", "127.0.0.1:56000/daytona/" + DaytonaJson.reference(snapshot.name()))
                .put("sandboxClass", snapshot.sandboxClass());
        DaytonaJson.number(json, "cpu", snapshot.size().cpu());
        DaytonaJson.number(json, "gpu", snapshot.size().gpu());
        DaytonaJson.number(json, "mem", snapshot.size().memory());
        DaytonaJson.number(json, "disk", snapshot.size().disk());
        json.set("regionIds", Json.tree(snapshot.regions()));
        if (world.behaviour().isNewest()) {
            json.put("sourceSandboxId", snapshot.source());
        }
        return json;
    }
}
