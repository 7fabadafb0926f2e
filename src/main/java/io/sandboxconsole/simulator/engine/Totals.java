package io.sandboxconsole.simulator.engine;

import tools.jackson.databind.node.ObjectNode;

/// Reads and writes the totals in a listing's envelope: OpenSandbox's beside the items, Daytona's among them or absent.
final class Totals {

    private Totals() {}

    static int of(ObjectNode envelope) {
        return envelope.has("pagination")
                ? envelope.path("pagination").path("totalItems").intValue(0)
                : envelope.path("total").intValue(0);
    }

    static void set(ObjectNode envelope, int total) {
        if (envelope.path("pagination") instanceof ObjectNode pagination) {
            pagination.put("totalItems", total);
        } else if (envelope.has("total")) {
            envelope.put("total", total);
        }
    }

    /// Marks the page as the last.
    static void end(ObjectNode envelope) {
        if (envelope.path("pagination") instanceof ObjectNode pagination) {
            pagination.put("hasNextPage", false).put("totalPages", 0);
        } else if (envelope.has("total")) {
            envelope.put("totalPages", 0);
        } else if (envelope.has("nextCursor")) {
            envelope.putNull("nextCursor");
        }
    }
}
