package io.sandboxconsole.opensandbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Lets equal small values be one object, because thousands of sandboxes share a handful of images, labels and
/// commands. Forgets the rarest when it has grown too large; what was shared stays shared.
final class SharedValues {

    private static final int LARGEST = 20_000;

    private static final int LONGEST_TEXT = 256;

    private final Cache<Object, Object> known =
            Caffeine.newBuilder().maximumSize(LARGEST).executor(Runnable::run).build();

    /// `value` itself or an equal one met before. Long texts are rarely met twice and are left alone.
    @SuppressWarnings("unchecked")
    <T> T shared(T value) {
        if (value instanceof String text && text.length() > LONGEST_TEXT) {
            return value;
        }
        // An equal value is of the same type.
        return (T) known.get(value, first -> first);
    }
}
