package io.sandboxconsole.audit.export;

import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.FieldType;
import io.sandboxconsole.audit.format.MomentText;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.Seal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the line of a row that stands there as [ExportWriter] writes most: its members in their order, without
/// spaces, escapes and signs beyond ASCII. All else it leaves to [RowReader], which reads the same from such a line in
/// several times as long.
final class PlainRowReader {

    private static final byte[] BEGIN =
            "{\"type\":\"row\",\"version\":%d".formatted(Row.VERSION).getBytes(StandardCharsets.US_ASCII);

    private static final List<Field> FIELDS = Arrays.stream(Field.values())
            .filter(field -> field.type() != FieldType.HASH && field.type() != FieldType.CHANGES)
            .toList();

    private static final byte[][] NAMES =
            FIELDS.stream().map(Field::key).map(PlainRowReader::name).toArray(byte[][]::new);

    /// The members behind the fields, with bytes in hexadecimal.
    private static final byte[][] BYTES = Stream.of(
                    "personHash", "personSalt", "contentHash", "contentSalt", "rowHash", "hash")
            .map(PlainRowReader::name)
            .toArray(byte[][]::new);

    private final byte[] bytes;

    private final int end;

    private int at;

    private PlainRowReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    private static byte[] name(String key) {
        return ",\"%s\":".formatted(key).getBytes(StandardCharsets.US_ASCII);
    }

    /// Returns the row in the line of `length` bytes from `offset` on, or null if the line is not of that kind.
    ///
    /// @throws io.sandboxconsole.audit.format.MalformedRow if a value is none of its field
    static @Nullable ExportedRow read(byte[] bytes, int offset, int length) {
        return new PlainRowReader(bytes, offset, length).read();
    }

    private @Nullable ExportedRow read() {
        if (!skip(BEGIN)) {
            return null;
        }
        Map<Field, Object> values = new EnumMap<>(Field.class);
        for (int i = 0; i < NAMES.length; i++) {
            if (skip(NAMES[i])) {
                @Nullable Object value = value(FIELDS.get(i).type());
                if (value == null) {
                    return null;
                }
                values.put(FIELDS.get(i), value);
            }
        }
        @Nullable Bytes[] hashes = new Bytes[BYTES.length];
        for (int i = 0; i < BYTES.length; i++) {
            if (skip(BYTES[i])) {
                int from = at + 1;
                int to = textEnd();
                if (to < 0) {
                    return null;
                }
                hashes[i] = Bytes.hex(bytes, from, to);
            }
        }
        boolean ends = at == end - 1 && bytes[at] == '}';
        @Nullable Seal person = seal(hashes[0], hashes[1]);
        @Nullable Seal content = seal(hashes[2], hashes[3]);
        return ends && person != null && content != null
                ? new ExportedRow(new Row(values, person, content), hashes[4], hashes[5], null)
                : null;
    }

    private static @Nullable Seal seal(@Nullable Bytes hash, @Nullable Bytes salt) {
        if (hash != null) {
            return salt == null ? new Seal.Redacted(hash) : null;
        }
        return salt == null ? Seal.UNSALTED : new Seal.Salted(salt);
    }

    /// Skips `expected`, if it stands here.
    private boolean skip(byte[] expected) {
        if (end - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    private @Nullable Object value(FieldType type) {
        if (type == FieldType.INTEGER) {
            return number();
        }
        int from = at + 1;
        int to = textEnd();
        if (to < 0) {
            return null;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return switch (type) {
            case TEXT -> text;
            case UUID -> RowReader.uuid(text);
            case INSTANT -> MomentText.read(text);
            case INTEGER, HASH, CHANGES -> null;
        };
    }

    /// Skips a text, and returns where it ends, negative if it is none, or has an escape or a sign beyond ASCII.
    private int textEnd() {
        if (at >= end || bytes[at] != '"') {
            return -1;
        }
        int place = at + 1;
        while (place < end && bytes[place] != '"') {
            byte sign = bytes[place];
            if (sign < ' ' || sign == '\\') {
                return -1;
            }
            place++;
        }
        at = place + 1;
        return place < end ? place : -1;
    }

    /// The largest numbers have more digits, and are left to the other reader.
    private @Nullable Long number() {
        int from = at;
        long number = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at] - '0';
            at++;
        }
        int digits = at - from;
        boolean plain = digits > 0 && digits <= 18 && (digits == 1 || bytes[from] != '0');
        return plain ? number : null;
    }
}
