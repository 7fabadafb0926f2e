package io.sandboxconsole.sandbox.passthrough;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A page of an engine's listing, parsed but not rewritten. An item that is no object describes no sandbox and is left
/// out.
record ListingPage(List<JsonRow> rows, long total, boolean hasNext) {

    ListingPage {
        rows = List.copyOf(rows);
    }

    /// @throws IllegalArgumentException if `bytes` hold no such page
    static ListingPage read(byte[] bytes) {
        return JsonScanner.leniently(bytes, parser -> read(parser, bytes));
    }

    private static ListingPage read(JsonParser parser, byte[] bytes) {
        List<JsonRow> rows = new ArrayList<>();
        boolean listed = false;
        Rest rest = Rest.NONE;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("items") && value == JsonToken.START_ARRAY) {
                listed = true;
                rows(parser, bytes, rows);
            } else if (name.equals("pagination") && value == JsonToken.START_OBJECT) {
                rest = rest(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (!listed) {
            throw new IllegalArgumentException("A listing has no items.");
        }
        return new ListingPage(rows, rest.total(), rest.hasNext());
    }

    private static void rows(JsonParser parser, byte[] bytes, List<JsonRow> rows) {
        JsonToken item = parser.nextToken();
        while (item != null && item != JsonToken.END_ARRAY) {
            if (item == JsonToken.START_OBJECT) {
                rows.add(JsonRow.read(parser, bytes));
            } else {
                parser.skipChildren();
            }
            item = parser.nextToken();
        }
    }

    /// The engine's statement about the other pages.
    private record Rest(long total, boolean hasNext) {

        static final Rest NONE = new Rest(0, false);
    }

    private static Rest rest(JsonParser parser) {
        long total = 0;
        boolean hasNext = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("totalItems") && value == JsonToken.VALUE_NUMBER_INT) {
                total = parser.getValueAsLong();
            } else if (name.equals("hasNextPage")) {
                hasNext = value == JsonToken.VALUE_TRUE;
            } else {
                parser.skipChildren();
            }
        }
        return new Rest(total, hasNext);
    }
}
