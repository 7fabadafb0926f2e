package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.Store.Place;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Lists sandboxes by cursor and without a total, or by page with one; very old servers return an array.
final class Listing {

    private static final int MOST = 200;
    private static final int USUAL = 100;

    private final EngineState engineState;
    private final SandboxJson json;

    Listing(EngineState engineState, SandboxJson json) {
        this.engineState = engineState;
        this.json = json;
    }

    /// The end of the page before.
    private record Cursor(String value, String id) {

        String text() {
            JsonNode parts = JsonNodeFactory.instance
                    .objectNode()
                    .put("sortValue", value)
                    .put("id", id);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
        }

        static @Nullable Cursor read(String text) {
            if (text.isEmpty()) {
                return null;
            }
            try {
                JsonNode parts = Json.read(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
                if (parts.path("id").isString()) {
                    return new Cursor(
                            parts.path("sortValue").asString(""),
                            parts.path("id").stringValue());
                }
            } catch (JacksonException | IllegalArgumentException malformed) {
                throw badCursor(text);
            }
            throw badCursor(text);
        }

        private static HttpProblem badCursor(String text) {
            return new HttpProblem(400, "Invalid cursor provided: " + text);
        }
    }

    Reply list(CheckedCall call) {
        if (engineState.behaviour().listsAreArrays()) {
            return everything(call);
        }
        int limit = call.number("limit", USUAL, MOST);
        Order order = Order.of(call, Order.CURSOR, "lastActivityAt");
        Predicate<DaytonaSandbox> filter = Filter.ofCursor(call, engineState.behaviour());
        Cursor cursor = Cursor.read(call.parameter("cursor", ""));
        List<DaytonaSandbox> found = behind(order, cursor, call.now())
                .filter(filter)
                .limit(limit + 1L)
                .toList();
        List<DaytonaSandbox> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        page.forEach(sandbox -> items.add(json.listed(sandbox)));
        answer.put(
                "nextCursor",
                found.size() > limit
                        ? new Cursor(order.value(page.getLast()), page.getLast().id()).text()
                        : null);
        return JsonValues.reply(200, answer);
    }

    /// Counts, and sorts by more members than the other listing; of equal ones the newest comes first.
    Reply paginated(CheckedCall call) {
        int limit = call.number("limit", USUAL, MOST);
        int page = call.number("page", 1, Integer.MAX_VALUE);
        Order order = Order.of(call, Order.PAGES, "createdAt");
        List<DaytonaSandbox> found = engineState
                .store()
                .listed(true, null, call.now())
                .filter(Filter.ofPages(call))
                .sorted(order.byValue())
                .toList();
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        found.stream().skip((page - 1L) * limit).limit(limit).forEach(sandbox -> items.add(json.full(sandbox)));
        return JsonValues.reply(200, page(items, found.size(), page, limit));
    }

    /// Builds the envelope of every paginated listing.
    static ObjectNode page(ArrayNode items, int total, int page, int limit) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("items", items);
        return answer.put("total", total).put("page", page).put("totalPages", Math.ceilDiv(total, limit));
    }

    private Reply everything(CheckedCall call) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        engineState
                .store()
                .listed(true, null, call.now())
                .filter(Filter.ofOldServer(call))
                .forEach(sandbox -> items.add(json.full(sandbox)));
        return JsonValues.reply(200, items);
    }

    // By age the store finds its place by itself, so that enumerating a large fleet costs no more than its rows.
    private Stream<DaytonaSandbox> behind(Order order, @Nullable Cursor cursor, Instant now) {
        if (order.byAge()) {
            Place place = cursor == null ? null : new Place(Instant.parse(cursor.value()), cursor.id());
            return engineState.store().listed(order.descending(), place, now);
        }
        Comparator<DaytonaSandbox> comparator = order.comparator();
        return engineState
                .store()
                .listed(true, null, now)
                .sorted(comparator)
                .filter(sandbox -> cursor == null || order.isBehind(sandbox, cursor.value(), cursor.id()));
    }
}
