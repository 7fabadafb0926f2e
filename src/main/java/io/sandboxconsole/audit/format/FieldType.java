package io.sandboxconsole.audit.format;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The type of a field's value.
public enum FieldType {
    /// A `Long` from 0: eight bytes, big-endian.
    INTEGER(Long.class),
    /// An [Instant] in whole microseconds: eight bytes, big-endian, the microseconds since 1970-01-01T00:00:00Z.
    INSTANT(Instant.class),
    /// A [UUID]: its sixteen bytes.
    UUID(UUID.class),
    /// A `String`: UTF-8. A text with half a surrogate pair has no encoding.
    TEXT(String.class),
    /// [Bytes] of a SHA-256 hash: its 32 bytes.
    HASH(Bytes.class),
    /// A list of [Change]: their number, and of each its field, before and after.
    CHANGES(List.class);

    private final Class<?> type;

    FieldType(Class<?> type) {
        this.type = type;
    }

    boolean accepts(Object value) {
        return type.isInstance(value);
    }
}
