package io.sandboxconsole.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Lets equal small values be one object, because thousands of sandboxes share a handful of images, labels and
/// commands: kept once they take less memory, and stay in the processor's cache while a hundred thousand rows are
/// looked at. Safe for use by several threads.
public final class ValueInterner {

    /// A kind that has more values, such as names, is forgotten and begun anew; what was shared stays shared.
    private static final int MOST_VALUES = 5_000;

    /// The kinds include metadata keys, which come from outside: they are limited too.
    private static final int MOST_KINDS = 1_000;

    /// Long texts are rarely met twice and are left alone.
    private static final int LONGEST_TEXT = 256;

    private final Map<String, Map<Object, Object>> known = new ConcurrentHashMap<>();

    /// `value` itself or an equal one met before.
    ///
    /// @param kind values of one kind are of one type
    @SuppressWarnings("unchecked")
    public <T> T shared(String kind, T value) {
        Map<Object, Object> values = known.get(kind);
        if (values == null && known.size() < MOST_KINDS) {
            values = known.computeIfAbsent(kind, _ -> new ConcurrentHashMap<>());
        }
        if (values == null || (value instanceof String text && text.length() > LONGEST_TEXT)) {
            return value;
        }
        Object earlier = values.get(value);
        if (earlier != null) {
            return (T) earlier;
        }
        if (values.size() >= MOST_VALUES) {
            values.clear();
        }
        values.put(value, value);
        return value;
    }

    /// The same for a value that may be absent.
    public <T> @Nullable T sharedIfPresent(String kind, @Nullable T value) {
        return value == null ? null : shared(kind, value);
    }
}
