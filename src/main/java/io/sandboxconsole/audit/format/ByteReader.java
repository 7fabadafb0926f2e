package io.sandboxconsole.audit.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes values of a [RowEncoding] from the beginning of bytes.
record ByteReader(ByteBuffer bytes) {

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    int unsignedByte() {
        need(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    private ByteReader slice() {
        need(Integer.BYTES);
        int length = bytes.getInt();
        if (length < 0) {
            throw new MalformedRow("A length is negative.");
        }
        need(length);
        ByteBuffer slice = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return new ByteReader(slice);
    }

    Object value(Field field) {
        ByteReader value = slice();
        Object read = value.content(field);
        value.end(field);
        return read;
    }

    private Object content(Field field) {
        return switch (field.type()) {
            case INTEGER -> RowEncoding.notNegative(field, number());
            case INSTANT -> instant(number());
            case UUID -> new UUID(number(), number());
            case TEXT -> text();
            case HASH -> Bytes.of(rest(Sha256.SIZE));
            case CHANGES -> changes(field);
        };
    }

    private long number() {
        need(Long.BYTES);
        return bytes.getLong();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException failure) {
            throw new MalformedRow("A text is no UTF-8.");
        }
    }

    private byte[] rest(int size) {
        need(size);
        byte[] rest = new byte[size];
        bytes.get(rest);
        return rest;
    }

    private List<Change> changes(Field field) {
        need(Integer.BYTES);
        int count = bytes.getInt();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(new Change(slice().text(), optional(), optional()));
        }
        if (count < 0) {
            throw new MalformedRow("“%s” has a negative number of changes.".formatted(field.key()));
        }
        return List.copyOf(changes);
    }

    private @Nullable String optional() {
        return switch (unsignedByte()) {
            case 0 -> null;
            case 1 -> slice().text();
            default -> throw new MalformedRow("A value is neither there nor absent.");
        };
    }

    private void need(int size) {
        if (bytes.remaining() < size) {
            throw new MalformedRow("The bytes end in the middle of a value.");
        }
    }

    private void end(Field field) {
        if (bytes.hasRemaining()) {
            throw new MalformedRow("The value of “%s” is longer than its type.".formatted(field.key()));
        }
    }
}
