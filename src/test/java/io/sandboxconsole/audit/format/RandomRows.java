package io.sandboxconsole.audit.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows with random values in random fields.
public final class RandomRows {

    static final Set<Field> REQUIRED =
            Set.of(Field.NUMBER, Field.AT, Field.OPERATION, Field.PHASE, Field.ACTION, Field.ACTOR_ID);

    private static final List<String> TEXTS = List.of(
            "", "a", "ab", "b", "ünïcode 🦊", "\u202eevil", "line\nbreak", "\"quoted\"", "=1+1", "x".repeat(3_000));

    private RandomRows() {}

    public static Row row(Random random) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (field.type() != FieldType.HASH && (REQUIRED.contains(field) || random.nextBoolean())) {
                values.put(field, value(random, field));
            }
        }
        return new Row(values, salt(random), salt(random));
    }

    /// A row that differs little from others: the same few fields with few values.
    static Row similarRow(Random random) {
        var row = minimal();
        for (Field field : List.of(Field.TEAM, Field.OWNER, Field.CODE, Field.DETAIL, Field.REASON, Field.ADDRESS)) {
            if (random.nextBoolean()) {
                row = row.with(field, TEXTS.get(random.nextInt(4)));
            }
        }
        return row;
    }

    static Row minimal() {
        return new Row(
                Map.of(
                        Field.NUMBER,
                        1L,
                        Field.AT,
                        Instant.parse("2026-11-29T12:00:00.000001Z"),
                        Field.OPERATION,
                        new UUID(1, 2),
                        Field.PHASE,
                        "EVENT",
                        Field.ACTION,
                        "sign-in",
                        Field.ACTOR_ID,
                        "ada"),
                Seal.UNSALTED,
                Seal.UNSALTED);
    }

    static Seal salt(Random random) {
        byte[] salt = new byte[Seal.SALT];
        random.nextBytes(salt);
        return new Seal.Salted(Bytes.of(salt));
    }

    static Object otherValue(Random random, Field field, @Nullable Object than) {
        Object value = value(random, field);
        while (Objects.equals(value, than)) {
            value = value(random, field);
        }
        return value;
    }

    private static Object value(Random random, Field field) {
        return switch (field.type()) {
            case INTEGER -> random.nextLong(Long.MAX_VALUE);
            case INSTANT -> moment(random);
            case UUID -> new UUID(random.nextLong(), random.nextLong());
            case TEXT -> text(random);
            case HASH -> Bytes.zeros(Sha256.SIZE);
            case CHANGES -> changes(random);
        };
    }

    static Instant moment(Random random) {
        return Instant.ofEpochSecond(
                random.nextLong(-2_000_000_000L, 6_000_000_000L), random.nextInt(1_000_000) * 1_000L);
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt(100);
    }

    private static List<Change> changes(Random random) {
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            changes.add(new Change(
                    text(random),
                    random.nextBoolean() ? text(random) : null,
                    random.nextBoolean() ? text(random) : null));
        }
        return List.copyOf(changes);
    }
}
