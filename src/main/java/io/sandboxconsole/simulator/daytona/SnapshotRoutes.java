package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Size;
import io.sandboxconsole.simulator.daytona.Snapshots.Snapshot;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Serves the calls about snapshots.
final class SnapshotRoutes {

    private static final List<String> SORTS = List.of("name", "state", "lastUsedAt", "createdAt");

    private final EngineState engineState;

    SnapshotRoutes(EngineState engineState) {
        this.engineState = engineState;
    }

    Reply list(CheckedCall call) {
        int limit = call.number("limit", 100, 200);
        int page = call.number("page", 1, Integer.MAX_VALUE);
        String name = call.parameter("name", "");
        Order order = Order.of(call, SORTS, "lastUsedAt");
        List<Snapshot> found = engineState.snapshots().visible(call.organization()).stream()
                .filter(snapshot -> snapshot.name().contains(name))
                .sorted(Comparator.comparing(Snapshot::general)
                        .thenComparing(comparator(order))
                        .thenComparing(Snapshot::name))
                .toList();
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        found.stream().skip((page - 1L) * limit).limit(limit).forEach(snapshot -> items.add(json(snapshot)));
        return JsonValues.reply(200, Listing.page(items, found.size(), page, limit));
    }

    Reply get(CheckedCall call) {
        return JsonValues.reply(200, json(snapshot(call)));
    }

    Reply create(CheckedCall call) {
        JsonNode body = call.body();
        String name = body.path("name").asString("");
        if (name.isEmpty() || (!body.hasNonNull("imageName") && !body.hasNonNull("buildInfo"))) {
            throw new HttpProblem(400, "name and imageName or buildInfo are required");
        }
        if (engineState.snapshots().find(call.organization(), name).isPresent()) {
            throw new HttpProblem(409, "Snapshot with name %s already exists".formatted(name));
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
                Regions.ALL,
                null,
                call.now(),
                null);
        engineState.snapshots().add(created);
        engineState
                .events()
                .at(
                        call.now().plus(engineState.settings().transition()),
                        due -> engineState.snapshots().add(created.in("active")));
        call.concerns(created.id());
        return JsonValues.reply(200, json(created));
    }

    Reply delete(CheckedCall call) {
        Snapshot snapshot = snapshot(call);
        if (snapshot.general()) {
            throw new HttpProblem(403, "General snapshots cannot be deleted");
        }
        engineState.snapshots().remove(snapshot.id());
        return Reply.empty(200);
    }

    Reply activate(CheckedCall call) {
        Snapshot snapshot = snapshot(call);
        if (!snapshot.state().equals("inactive")) {
            throw new HttpProblem(400, "Snapshot %s cannot be activated".formatted(snapshot.name()));
        }
        engineState.snapshots().add(snapshot.in("active"));
        return JsonValues.reply(200, json(snapshot.in("active")));
    }

    Reply deactivate(CheckedCall call) {
        engineState.snapshots().add(snapshot(call).in("inactive"));
        return Reply.empty(204);
    }

    // Snapshots that were never used sort last.
    private static Comparator<Snapshot> comparator(Order order) {
        Comparator<Snapshot> comparator = switch (order.sort()) {
            case "name" -> Comparator.comparing(Snapshot::name);
            case "state" -> Comparator.comparing(Snapshot::state);
            case "createdAt" -> Comparator.comparing(Snapshot::created);
            default ->
                Comparator.comparing(snapshot -> snapshot.lastUsed() == null ? Instant.MIN : snapshot.lastUsed());
        };
        return order.descending() ? comparator.reversed() : comparator;
    }

    private Snapshot snapshot(CheckedCall call) {
        String requested = call.variable("id");
        return engineState
                .snapshots()
                .find(call.organization(), requested)
                .orElseThrow(() -> new HttpProblem(404, "Snapshot with ID or name %s not found".formatted(requested)));
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
                .put("createdAt", JsonValues.time(snapshot.created()))
                .put("updatedAt", JsonValues.time(snapshot.updated()))
                .put("lastUsedAt", JsonValues.optionalTime(snapshot.lastUsed()))
                .put("initialRunnerId", JsonValues.RUNNERS.getFirst())
                .put("ref", "127.0.0.1:56000/daytona/" + JsonValues.reference(snapshot.name()))
                .put("sandboxClass", snapshot.sandboxClass());
        JsonValues.number(json, "cpu", snapshot.size().cpu());
        JsonValues.number(json, "gpu", snapshot.size().gpu());
        JsonValues.number(json, "mem", snapshot.size().memory());
        JsonValues.number(json, "disk", snapshot.size().disk());
        json.set("regionIds", Json.tree(snapshot.regions()));
        if (engineState.behaviour().isNewest()) {
            json.put("sourceSandboxId", snapshot.source());
        }
        return json;
    }
}
