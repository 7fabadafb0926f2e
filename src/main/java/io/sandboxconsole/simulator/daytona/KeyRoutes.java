package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.Caller;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.daytona.account.Key;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
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

/// Serves the calls about API keys: names are unique per person only, and a value is shown once.
final class KeyRoutes {

    private final EngineState engineState;

    KeyRoutes(EngineState engineState) {
        this.engineState = engineState;
    }

    Reply create(CheckedCall call) {
        Caller caller = call.caller();
        JsonNode body = call.body();
        String name = body.path("name").asString("");
        if (name.isEmpty()) {
            throw new HttpProblem(400, "name should not be empty");
        }
        List<String> permissions = new ArrayList<>();
        body.path("permissions").values().forEach(permission -> permissions.add(permission.asString("")));
        List<String> beyond = permissions.stream()
                .filter(permission -> !caller.permissions().contains(permission))
                .toList();
        if (!beyond.isEmpty()) {
            throw new HttpProblem(403, "Insufficient permissions for assigning: " + String.join(", ", beyond));
        }
        String user = caller.user().id();
        if (engineState.directory().keys().find(call.organization(), user, name).isPresent()) {
            throw new HttpProblem(409, "API key with this name already exists");
        }
        String value = engineState.directory().keys().value("");
        Key key = new Key(
                call.organization(), user, name, value, permissions, call.now(), expiry(body), new AtomicReference<>());
        engineState.directory().keys().add(key);
        call.concerns(name);
        ObjectNode json = json(key).put("value", value);
        json.remove(List.of("lastUsedAt", "userId"));
        return JsonValues.reply(201, json);
    }

    /// Lists all keys for an owner, the caller's own for all others; the most recently used first.
    Reply list(CheckedCall call) {
        boolean all = call.caller().owns();
        String user = call.caller().user().id();
        Comparator<Key> latest = Comparator.comparing(KeyRoutes::lastUsed).thenComparing(Key::created);
        return Accounts.array(engineState.directory().keys().of(call.organization()).stream()
                .filter(key -> all || key.userId().equals(user))
                .sorted(latest.reversed())
                .map(this::json));
    }

    Reply get(CheckedCall call) {
        return JsonValues.reply(200, json(key(call, call.caller().user().id())));
    }

    Reply current(CheckedCall call) {
        Key key = call.caller().key();
        if (key == null) {
            throw new HttpProblem(401, "Invalid credentials");
        }
        return JsonValues.reply(200, json(key));
    }

    Reply delete(CheckedCall call) {
        engineState.directory().keys().remove(key(call, call.caller().user().id()));
        return Reply.empty(204);
    }

    Reply deleteOf(CheckedCall call) {
        if (!call.caller().owns()) {
            throw HttpProblem.accessDenied();
        }
        engineState.directory().keys().remove(key(call, call.variable("userId")));
        return Reply.empty(204);
    }

    private static Instant lastUsed(Key key) {
        Instant used = key.lastUsed().get();
        return used == null ? Instant.MIN : used;
    }

    private Key key(CheckedCall call, String user) {
        return engineState
                .directory()
                .keys()
                .find(call.organization(), user, call.variable("name"))
                .orElseThrow(() -> new HttpProblem(404, "API key not found"));
    }

    private static @Nullable Instant expiry(JsonNode body) {
        String text = body.path("expiresAt").asString("");
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException notTime) {
            throw new HttpProblem(400, "expiresAt must be a Date instance");
        }
    }

    /// The key with its value masked; the provider's own server adds its organization.
    private ObjectNode json(Key key) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", key.name())
                .put("value", key.masked())
                .put("createdAt", JsonValues.time(key.created()))
                .put("lastUsedAt", JsonValues.optionalTime(key.lastUsed().get()))
                .put("expiresAt", JsonValues.optionalTime(key.expires()))
                .put("userId", key.userId());
        json.set("permissions", Json.tree(key.permissions()));
        return engineState.behaviour().isHosted() ? json.put("organizationId", key.organization()) : json;
    }
}
