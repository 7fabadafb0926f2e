package io.sandboxconsole.sandbox.provider.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/// Reads a [Row] of any wire record.
public final class RowReader extends ValueDeserializer<Row<?>> {

    private final @Nullable JavaType type;

    /// Used by Jackson.
    public RowReader() {
        this(null);
    }

    private RowReader(@Nullable JavaType type) {
        this.type = type;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new RowReader(context.getContextualType().containedTypeOrUnknown(0));
    }

    @Override
    public Row<?> deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode item = context.readTree(parser);
        return type == null ? none() : read(item, type, context);
    }

    @Override
    public Row<?> getNullValue(DeserializationContext context) {
        return none();
    }

    /// Reads one item of a listing with a reader of its own.
    public static <T> Row<T> read(JsonNode item, Class<T> type, DeserializationContext context) {
        return read(item, context.constructType(type), context);
    }

    private static <T> Row<T> read(JsonNode item, JavaType type, DeserializationContext context) {
        if (!item.isObject()) {
            return none();
        }
        var reading = new LenientReading(item);
        T value = reading.read(tree -> context.readTreeAsValue(tree, type));
        return new Row<>(value, reading.unread());
    }

    private static <T> Row<T> none() {
        return new Row<>(null, List.of());
    }
}
