package io.sandboxconsole.simulator.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Distorts the engine's answers, for clients that must validate them.
final class ListDistortion {

    private final AtomicReference<Optional<JsonNode>> lastOfPageBefore = new AtomicReference<>(Optional.empty());

    Reply distort(Request request, Reply reply, Effect.Distortion distortion) {
        if (!reply.isJson() || reply.status() != 200) {
            return reply;
        }
        JsonNode tree = Json.read(new String(reply.bytes(), StandardCharsets.UTF_8));
        if (tree instanceof ObjectNode object) {
            change(object, distortion, isFirstPage(request));
        } else if (tree instanceof ArrayNode items) {
            // A listing without an envelope is a single page.
            ObjectNode envelope = JsonNodeFactory.instance.objectNode();
            envelope.set("items", items);
            change(envelope, distortion, true);
            tree = envelope.path("items");
        }
        return reply.withBody(Json.body(tree));
    }

    private void change(ObjectNode object, Effect.Distortion distortion, boolean first) {
        switch (distortion) {
            case EMPTY_LIST -> empty(object);
            case HALVED_LIST -> halve(object);
            case REPEATED_IDS -> repeat(object, first);
            case SHIFTED_PAGES -> shift(object, first);
            case UNKNOWN_MEMBERS -> each(object, ListDistortion::addUnknownMembers);
            case UNKNOWN_STATES -> each(object, ListDistortion::addUnknownState);
            case ODD_ROWS -> OddRows.into(object, first);
        }
    }

    private static void empty(ObjectNode object) {
        if (object.path("items").isArray()) {
            keep(object, List.of());
            Totals.set(object, 0);
            Totals.end(object);
        }
    }

    private static void halve(ObjectNode object) {
        if (object.path("items").isArray()) {
            keep(object, everySecond(items(object)));
            Totals.set(object, (Totals.of(object) + 1) / 2);
        }
    }

    // A newer item was created meanwhile: the last item of the page before is the first one of this page.
    private void repeat(ObjectNode object, boolean first) {
        List<JsonNode> items = new ArrayList<>(items(object));
        if (!first) {
            lastOfPageBefore.get().ifPresent(items::addFirst);
        }
        if (!items.isEmpty()) {
            lastOfPageBefore.set(Optional.of(items.getLast()));
            keep(object, items);
        }
    }

    // A newer item was deleted meanwhile: the first item of this page has moved onto the page already read.
    private static void shift(ObjectNode object, boolean first) {
        List<JsonNode> items = items(object);
        if (!first && !items.isEmpty()) {
            keep(object, items.subList(1, items.size()));
            Totals.set(object, Totals.of(object) - 1);
        }
    }

    private static boolean isFirstPage(Request request) {
        return request.parameter("cursor").isEmpty()
                && request.parameter("page").orElse("1").equals("1");
    }

    private static void each(ObjectNode object, Consumer<ObjectNode> change) {
        List<JsonNode> targets = object.path("items").isArray() ? items(object) : List.of(object);
        for (JsonNode target : targets) {
            if (target instanceof ObjectNode item) {
                change.accept(item);
            }
        }
    }

    private static void addUnknownState(ObjectNode item) {
        if (item.path("status") instanceof ObjectNode status) {
            status.put("state", "Hibernating");
        } else if (item.path("state").isString()) {
            item.put("state", "hibernating");
        } else if (item.path("action").isString()) {
            item.put("action", "hibernate");
        } else if (item.path("permissions") instanceof ArrayNode permissions) {
            permissions.add("hibernate:sandboxes");
        }
    }

    private static void addUnknownMembers(ObjectNode item) {
        item.put("x-unheard-of", "value")
                .putObject("telemetry")
                .put("cpuSeconds", 12.5)
                .putNull("gpu");
        if (item.path("status") instanceof ObjectNode status) {
            status.putArray("conditions").addObject().put("type", "Ready").put("weight", 3);
        }
    }

    private static List<JsonNode> everySecond(List<JsonNode> items) {
        List<JsonNode> half = new ArrayList<>();
        for (int index = 0; index < items.size(); index += 2) {
            half.add(items.get(index));
        }
        return half;
    }

    private static List<JsonNode> items(ObjectNode object) {
        return List.copyOf(object.path("items").values());
    }

    private static void keep(ObjectNode object, List<JsonNode> items) {
        ArrayNode array = object.putArray("items");
        items.forEach(array::add);
    }
}
