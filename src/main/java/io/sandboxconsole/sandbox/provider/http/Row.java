package io.sandboxconsole.sandbox.provider.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/// One object of an engine's answer, as far as it can be read: a member of another kind than the specification's costs
/// that member only, and an item that is no object costs that item.
///
/// @param value absent where the item is no object
/// @param unread the paths of the members that could not be read, such as `status.lastTransitionAt`
/// @param <T> the wire record
@JsonDeserialize(using = RowReader.class)
public record Row<T>(@Nullable T value, List<String> unread) {

    public Row {
        unread = List.copyOf(unread);
    }

    /// A row that was not read from JSON.
    public static <T> Row<T> of(T value) {
        return new Row<>(value, List.of());
    }
}
