package io.sandboxconsole.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes equal small values one object, because thousands of sandboxes share a handful of images, labels and commands:
/// one copy takes less memory and stays in the processor's cache while a hundred thousand rows are scanned. Safe for
/// use by several threads.
public final class ValueInterner {

    /// Of a kind with more values, such as names, few are shared.
    private static final int MOST_VALUES = 8_192;

    /// Kinds include metadata keys, which come from outside: their number is limited too.
    private static final int MOST_KINDS = 1_000;

    /// Long texts rarely repeat and are not interned.
    private static final int LONGEST_TEXT = 256;

    private final Map<String, RecentValues<Object, Object>> valuesByKind = new ConcurrentHashMap<>();

    /// `value` itself or an equal one interned before.
    ///
    /// @param kind values of one kind are of one type
    @SuppressWarnings("unchecked")
    public <T> T shared(String kind, T value) {
        if (value instanceof String text && text.length() > LONGEST_TEXT) {
            return value;
        }
        RecentValues<Object, Object> values = valuesByKind.get(kind);
        if (values == null && valuesByKind.size() < MOST_KINDS) {
            values = valuesByKind.computeIfAbsent(kind, _ -> new RecentValues<>(MOST_VALUES));
        }
        return values == null ? value : (T) values.get(value, same -> same);
    }

    /// Interns a value that may be absent.
    public <T> @Nullable T sharedIfPresent(String kind, @Nullable T value) {
        return value == null ? null : shared(kind, value);
    }
}
