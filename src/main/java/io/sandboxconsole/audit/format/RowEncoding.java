package io.sandboxconsole.audit.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the values of one part as bytes, and reads them back. The same values always become the same bytes, and
/// different values different ones: a version, the part, and then for each field that is there, in the order of the
/// tags, its tag (one byte), the length of its value (four bytes) and its value.
public final class RowEncoding {

    private static final int MICROS = 1_000_000;

    private static final int NANOS = 1_000;

    private RowEncoding() {}

    /// Returns the encoding of the fields of `part` among `values`.
    ///
    /// @throws MalformedRow if a value has no encoding
    public static byte[] encode(Part part, Map<Field, Object> values) {
        var buffer = new RowBuffer();
        encode(part, values, buffer);
        return buffer.toArray();
    }

    static void encode(Part part, Map<Field, Object> values, RowBuffer into) {
        into.putByte(Row.VERSION);
        into.putByte(part.code());
        for (Field field : Field.of(part)) {
            @Nullable Object value = values.get(field);
            if (value != null) {
                into.putByte(field.tag());
                put(field, value, into);
            }
        }
    }

    /// Encodes the part [Part#ROW], of which the hashes of the other parts are not among `values`.
    static void encodeRow(Map<Field, Object> values, Bytes person, Bytes content, RowBuffer into) {
        encode(Part.ROW, values, into);
        // Theirs are the two highest tags.
        putHash(Field.PERSON_HASH, person, into);
        putHash(Field.CONTENT_HASH, content, into);
    }

    private static void putHash(Field field, Bytes hash, RowBuffer into) {
        into.putByte(field.tag());
        put(field, hash, into);
    }

    private static void put(Field field, Object value, RowBuffer into) {
        switch (field.type()) {
            case INTEGER -> putLong(notNegative(field, (Long) value), into);
            case INSTANT -> putLong(micros(field, (Instant) value), into);
            case UUID -> {
                var uuid = (UUID) value;
                into.putInt(2 * Long.BYTES);
                into.putLong(uuid.getMostSignificantBits());
                into.putLong(uuid.getLeastSignificantBits());
            }
            case TEXT -> putText(field, (String) value, into);
            case HASH -> {
                into.putInt(Sha256.SIZE);
                into.put(((Bytes) value).raw());
            }
            case CHANGES -> putChanges(field, (List<?>) value, into);
        }
    }

    private static void putLong(long value, RowBuffer into) {
        into.putInt(Long.BYTES);
        into.putLong(value);
    }

    private static void putText(Field field, String text, RowBuffer into) {
        if (into.putAscii(text)) {
            return;
        }
        if (hasHalfACharacter(text)) {
            throw new MalformedRow("The text of “%s” has half of a surrogate pair.".formatted(field.key()));
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        into.putInt(bytes.length);
        into.put(bytes);
    }

    private static void putChanges(Field field, List<?> changes, RowBuffer into) {
        var nested = new RowBuffer();
        nested.putInt(changes.size());
        for (Object element : changes) {
            if (!(element instanceof Change change)) {
                throw new MalformedRow("“%s” holds something that is no change.".formatted(field.key()));
            }
            putText(field, change.field(), nested);
            putOptional(field, change.before(), nested);
            putOptional(field, change.after(), nested);
        }
        byte[] bytes = nested.toArray();
        into.putInt(bytes.length);
        into.put(bytes);
    }

    private static void putOptional(Field field, @Nullable String text, RowBuffer into) {
        into.putByte(text == null ? 0 : 1);
        if (text != null) {
            putText(field, text, into);
        }
    }

    static long notNegative(Field field, long value) {
        if (value < 0) {
            throw new MalformedRow("“%s” is %d, and must not be negative.".formatted(field.key(), value));
        }
        return value;
    }

    private static long micros(Field field, Instant instant) {
        if (instant.getNano() % NANOS != 0) {
            throw new MalformedRow("“%s” is %s, and must be in whole microseconds.".formatted(field.key(), instant));
        }
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / NANOS);
    }

    /// Returns whether `text` holds half of a surrogate pair, which UTF-8 cannot say.
    public static boolean hasHalfACharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isLowSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws UnknownVersion if the bytes are of another version
    /// @throws MalformedRow if no values have this encoding
    public static Map<Field, Object> decode(Part part, byte[] bytes) {
        var from = new ByteReader(ByteBuffer.wrap(bytes));
        int version = from.unsignedByte();
        if (version != Row.VERSION) {
            throw new UnknownVersion("A row", version);
        }
        if (from.unsignedByte() != part.code()) {
            throw new MalformedRow("These bytes are no part %s of a row.".formatted(part));
        }
        Map<Field, Object> values = new EnumMap<>(Field.class);
        int last = 0;
        while (from.hasMore()) {
            int tag = from.unsignedByte();
            if (tag <= last) {
                throw new MalformedRow("The tag %d does not come after %d.".formatted(tag, last));
            }
            last = tag;
            Field field = tagged(part, tag);
            values.put(field, from.value(field));
        }
        return values;
    }

    private static Field tagged(Part part, int tag) {
        return Field.of(part).stream()
                .filter(field -> field.tag() == tag)
                .findFirst()
                .orElseThrow(() -> new MalformedRow("The part %s has no field with tag %d.".formatted(part, tag)));
    }
}
