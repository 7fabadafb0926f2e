package io.sandboxconsole.simulator.engine;

import tools.jackson.databind.node.ObjectNode;

/// Where the envelope of a listing says how much there is: OpenSandbox beside the items, Daytona among them or not at
/// all.
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

    /// Says that no page follows.
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
