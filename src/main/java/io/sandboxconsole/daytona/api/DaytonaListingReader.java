package io.sandboxconsole.daytona.api;

import io.sandboxconsole.daytona.api.DaytonaApi.Listing;
import io.sandboxconsole.daytona.api.DaytonaApi.Sandbox;
import io.sandboxconsole.sandbox.provider.http.Row;
import io.sandboxconsole.sandbox.provider.http.RowReader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/// Parses a listing in both shapes: an object with a cursor, and the bare array of servers before 0.180.
final class DaytonaListingReader extends ValueDeserializer<Listing> {

    @Override
    public Listing deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode answer = context.readTree(parser);
        JsonNode rows = answer.isArray() ? answer : answer.path("items");
        JsonNode cursor = answer.path("nextCursor");
        return new Listing(
                rows.isArray() ? sandboxes(rows, context) : null, cursor.isString() ? cursor.stringValue() : null);
    }

    private static List<Row<Sandbox>> sandboxes(JsonNode rows, DeserializationContext context) {
        List<Row<Sandbox>> sandboxes = new ArrayList<>(rows.size());
        rows.forEach(row -> sandboxes.add(RowReader.read(row, Sandbox.class, context)));
        return sandboxes;
    }
}
