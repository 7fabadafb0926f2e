package io.sandboxconsole.cli.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON with the streaming parser alone: data binding would double the time that a command needs to start.
public final class JsonReader {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private JsonReader() {}

    /// Reads one object.
    ///
    /// @throws UncheckedIOException if the text is no JSON object
    public static Document read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return object(parser);
        } catch (JacksonException broken) {
            throw unreadable(broken);
        }
    }

    /// Reads one object from a stream, and closes it.
    public static Document read(InputStream stream) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), stream)) {
            return object(parser);
        } catch (JacksonException broken) {
            throw unreadable(broken);
        }
    }

    /// Reads an object with a list, gives each object of the list away as it arrives, and returns the other members.
    public static Document read(InputStream stream, String list, Consumer<Document> element) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), stream)) {
            begin(parser);
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals(list) && token == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        element.accept(new Document(members(parser)));
                    }
                } else {
                    members.put(name, value(parser, token));
                }
            }
            return new Document(members);
        } catch (JacksonException broken) {
            throw unreadable(broken);
        }
    }

    private static Document object(JsonParser parser) {
        begin(parser);
        return new Document(members(parser));
    }

    private static void begin(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UncheckedIOException(new IOException("It is no JSON object."));
        }
    }

    private static Map<String, @Nullable Object> members(JsonParser parser) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return members;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new UncheckedIOException(new IOException("It ends within an object."));
        };
    }

    private static List<@Nullable Object> elements(JsonParser parser) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return elements;
    }

    /// Jackson's message quotes the source, which may hold a secret.
    private static UncheckedIOException unreadable(JacksonException broken) {
        return new UncheckedIOException(new IOException("It is no JSON.", broken));
    }
}
