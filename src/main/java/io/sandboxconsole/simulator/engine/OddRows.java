package io.sandboxconsole.simulator.engine;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the first rows of a listing odd, each in its own way, as buggy or newer servers write them.
final class OddRows {

    /// The length of an absurd name.
    private static final int LONG = 4_000;

    private static final List<Consumer<ObjectNode>> ODDITIES = List.of(
            OddRows::nestLabel,
            row -> row.put("entrypoint", "sleep infinity"),
            OddRows::removeState,
            row -> row.remove(List.of("createdAt", "updatedAt")),
            row -> row.remove("id"),
            row -> row.putObject("id").put("uuid", "5f2c"),
            OddRows::zeroTimes,
            OddRows::farTimes,
            OddRows::lengthenName,
            OddRows::spaceTimes,
            row -> labels(row).put("note", 7.5),
            row -> row.put(row.has("metadata") ? "metadata" : "labels", "team=ops"));

    private OddRows() {}

    /// Changes the rows of the first page.
    static void into(ObjectNode listing, boolean first) {
        if (!first || !(listing.path("items") instanceof ArrayNode rows)) {
            return;
        }
        int count = Math.min(rows.size(), ODDITIES.size());
        for (int i = 0; i < count; i++) {
            if (rows.path(i) instanceof ObjectNode row) {
                ODDITIES.get(i).accept(row);
            }
        }
        rows.add("not a row");
    }

    private static void nestLabel(ObjectNode row) {
        labels(row).putObject("build").put("number", 17);
    }

    private static void removeState(ObjectNode row) {
        row.remove(List.of("status", "state", "desiredState"));
    }

    /// The zero time of Go.
    private static void zeroTimes(ObjectNode row) {
        row.put("createdAt", "0001-01-01T00:00:00Z").put(expiry(row), "0001-01-01T00:00:00Z");
    }

    /// Milliseconds taken for seconds.
    private static void farTimes(ObjectNode row) {
        row.put(expiry(row), "+57882-11-08T04:26:40Z");
    }

    private static void spaceTimes(ObjectNode row) {
        String text = row.path("createdAt").asString("");
        row.put("createdAt", text.replace('T', ' ').replace("Z", "+0000"));
    }

    private static void lengthenName(ObjectNode row) {
        labels(row).put("name", "long-" + "x".repeat(LONG));
    }

    private static String expiry(ObjectNode row) {
        return row.has("status") ? "expiresAt" : "autoDestroyAt";
    }

    private static ObjectNode labels(ObjectNode row) {
        String member = row.has("status") ? "metadata" : "labels";
        JsonNode labels = row.path(member);
        return labels instanceof ObjectNode object ? object : row.putObject(member);
    }
}
