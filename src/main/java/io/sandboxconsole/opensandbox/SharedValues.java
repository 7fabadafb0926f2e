package io.sandboxconsole.opensandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Lets equal small values be one object, because thousands of sandboxes share a handful of images, labels and
/// commands. Forgets everything when it has grown too large; what was shared stays shared.
final class SharedValues {

    private static final int LARGEST = 20_000;

    private static final int LONGEST_TEXT = 256;

    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    /// `value` itself or an equal one met before. Long texts are rarely met twice and are left alone.
    @SuppressWarnings("unchecked")
    <T> T shared(T value) {
        if (value instanceof String text && text.length() > LONGEST_TEXT) {
            return value;
        }
        Object before = known.get(value);
        if (before != null) {
            return (T) before;
        }
        if (known.size() >= LARGEST) {
            known.clear();
        }
        known.put(value, value);
        return value;
    }
}
