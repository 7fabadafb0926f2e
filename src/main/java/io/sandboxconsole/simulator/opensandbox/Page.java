package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.Reply;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/// The requested page of a listing.
record Page(long number, int size) {

    private static final int USUAL_SIZE = 20;
    private static final int LARGEST_SIZE = 200;

    static Page of(Call call) {
        long number = call.number("page", 1, Integer.MAX_VALUE);
        return new Page(number, (int) call.number("pageSize", USUAL_SIZE, LARGEST_SIZE));
    }

    /// Answers the page of the items with the totals of all of them.
    <T> Reply of(List<T> all, BiConsumer<JsonGenerator, T> writer) {
        int from = (int) Math.min(all.size(), (number - 1) * size);
        int to = Math.min(all.size(), from + size);
        return Reply.json(200, json -> {
            json.writeStartObject().writeArrayPropertyStart("items");
            all.subList(from, to).forEach(item -> writer.accept(json, item));
            json.writeEndArray();
            writePagination(json, all.size());
            json.writeEndObject();
        });
    }

    private void writePagination(JsonGenerator json, int total) {
        int pages = Math.ceilDiv(total, size);
        json.writeObjectPropertyStart("pagination")
                .writeNumberProperty("page", number)
                .writeNumberProperty("pageSize", size)
                .writeNumberProperty("totalItems", total)
                .writeNumberProperty("totalPages", pages)
                .writeBooleanProperty("hasNextPage", number < pages)
                .writeEndObject();
    }
}
