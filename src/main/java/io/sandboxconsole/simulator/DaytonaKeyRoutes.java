package io.sandboxconsole.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The calls about API keys: names are unique per person only, and a value is shown once.
final class DaytonaKeyRoutes {

    private final DaytonaWorld world;

    DaytonaKeyRoutes(DaytonaWorld world) {
        this.world = world;
    }

    Reply create(DaytonaCall call) {
        DaytonaCaller caller = call.caller();
        JsonNode body = call.body();
        String name = body.path("name").asString("");
        if (name.isEmpty()) {
            throw new DaytonaProblem(400, "name should not be empty");
        }
        List<String> permissions = new ArrayList<>();
        body.path("permissions").values().forEach(permission -> permissions.add(permission.asString("")));
        List<String> beyond = permissions.stream()
                .filter(permission -> !caller.permissions().contains(permission))
                .toList();
        if (!beyond.isEmpty()) {
            throw new DaytonaProblem(403, "Insufficient permissions for assigning: " + String.join(", ", beyond));
        }
        String user = caller.user().id();
        if (world.directory().keys().find(call.organization(), user, name).isPresent()) {
            throw new DaytonaProblem(409, "API key with this name already exists");
        }
        String value = world.directory().keys().value("");
        DaytonaKey key = new DaytonaKey(
                call.organization(), user, name, value, permissions, call.now(), expiry(body), new AtomicReference<>());
        world.directory().keys().add(key);
        call.concerns(name);
        ObjectNode json = json(key).put("value", value);
        json.remove(List.of("lastUsedAt", "userId"));
        return DaytonaJson.reply(201, json);
    }

    /// All keys for an owner, the own ones for everybody else; the most recently used first.
    Reply list(DaytonaCall call) {
        boolean all = call.caller().owns();
        String user = call.caller().user().id();
        Comparator<DaytonaKey> latest =
                Comparator.comparing(DaytonaKeyRoutes::lastUsed).thenComparing(DaytonaKey::created);
        return DaytonaAccounts.array(world.directory().keys().of(call.organization()).stream()
                .filter(key -> all || key.userId().equals(user))
                .sorted(latest.reversed())
                .map(this::json));
    }

    Reply get(DaytonaCall call) {
        return DaytonaJson.reply(200, json(key(call, call.caller().user().id())));
    }

    Reply current(DaytonaCall call) {
        DaytonaKey key = call.caller().key();
        if (key == null) {
            throw new DaytonaProblem(401, "Invalid credentials");
        }
        return DaytonaJson.reply(200, json(key));
    }

    Reply delete(DaytonaCall call) {
        world.directory().keys().remove(key(call, call.caller().user().id()));
        return Reply.empty(204);
    }

    Reply deleteOf(DaytonaCall call) {
        if (!call.caller().owns()) {
            throw DaytonaProblem.accessDenied();
        }
        world.directory().keys().remove(key(call, call.variable("userId")));
        return Reply.empty(204);
    }

    private static Instant lastUsed(DaytonaKey key) {
        Instant used = key.lastUsed().get();
        return used == null ? Instant.MIN : used;
    }

    private DaytonaKey key(DaytonaCall call, String user) {
        return world.directory()
                .keys()
                .find(call.organization(), user, call.variable("name"))
                .orElseThrow(() -> new DaytonaProblem(404, "API key not found"));
    }

    private static @Nullable Instant expiry(JsonNode body) {
        String text = body.path("expiresAt").asString("");
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException notTime) {
            throw new DaytonaProblem(400, "expiresAt must be a Date instance");
        }
    }

    /// The key as it may be seen; the provider's own server says where it belongs.
    private ObjectNode json(DaytonaKey key) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", key.name())
                .put("value", key.masked())
                .put("createdAt", DaytonaJson.time(key.created()))
                .put("lastUsedAt", DaytonaJson.optionalTime(key.lastUsed().get()))
                .put("expiresAt", DaytonaJson.optionalTime(key.expires()))
                .put("userId", key.userId());
        json.set("permissions", Json.tree(key.permissions()));
        return world.behaviour().isHosted() ? json.put("organizationId", key.organization()) : json;
    }
}
