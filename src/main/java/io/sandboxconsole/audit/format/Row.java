package io.sandboxconsole.audit.format;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row of the trail as it is hashed: values by field, and the seals of the parts that can be redacted. Immutable.
/// Two rows are equal if all of it is.
public final class Row {

    /// The version of the encoding that is written.
    public static final int VERSION = 1;

    private static final List<Field> REQUIRED =
            List.of(Field.NUMBER, Field.AT, Field.OPERATION, Field.PHASE, Field.ACTION, Field.ACTOR_ID);

    private static final Set<Part> BOTH = Set.of(Part.PERSON, Part.CONTENT);

    private final Map<Field, Object> values;

    private final Seal person;

    private final Seal content;

    /// Creates a row of the present version.
    ///
    /// @param values the values of the fields that are there, but not the hashes of parts
    /// @throws MalformedRow if a value is of another type than its field, a field is missing that each row has, or
    /// belongs to a redacted part
    public Row(Map<Field, Object> values, Seal person, Seal content) {
        this.values = new EnumMap<>(Field.class);
        this.values.putAll(values);
        this.person = person;
        this.content = content;
        check();
    }

    private void check() {
        for (Field field : REQUIRED) {
            if (!values.containsKey(field)) {
                throw new MalformedRow("A row has no field “%s”.".formatted(field.key()));
            }
        }
        // A look at each field is faster than an iterator, which makes an object of each entry.
        for (Field field : Field.ALL) {
            @Nullable Object value = values.get(field);
            if (value != null) {
                check(field, value);
            }
        }
    }

    private void check(Field field, Object value) {
        if (!field.type().accepts(value)) {
            throw new MalformedRow("The field “%s” has a value of another type.".formatted(field.key()));
        }
        if (field.type() == FieldType.HASH) {
            throw new MalformedRow("The field “%s” follows from its part.".formatted(field.key()));
        }
        if (field.part() != Part.ROW && seal(field.part()) instanceof Seal.Redacted) {
            throw new MalformedRow("The field “%s” belongs to a part that is redacted.".formatted(field.key()));
        }
    }

    public @Nullable Object get(Field field) {
        return values.get(field);
    }

    /// Returns the text of a field of that type.
    public @Nullable String text(Field field) {
        return (String) values.get(field);
    }

    public long number() {
        return (Long) Objects.requireNonNull(values.get(Field.NUMBER));
    }

    /// Returns when the row was appended; absent in rows from before the chain.
    public @Nullable Instant chained() {
        return (Instant) values.get(Field.CHAINED);
    }

    /// Returns how `part` is bound to the row, which [Part#ROW] itself is not.
    public Seal seal(Part part) {
        return switch (part) {
            case PERSON -> person;
            case CONTENT -> content;
            case ROW -> throw new IllegalArgumentException("The part that identifies a row has no seal.");
        };
    }

    /// Returns the parts of which only the hashes are left.
    public Set<Part> redactedParts() {
        boolean noPerson = person instanceof Seal.Redacted;
        boolean noContent = content instanceof Seal.Redacted;
        if (!noPerson && !noContent) {
            return Set.of();
        }
        return noPerson ? noContent ? BOTH : Set.of(Part.PERSON) : Set.of(Part.CONTENT);
    }

    Map<Field, Object> values() {
        return values;
    }

    /// Returns the same row with another value, or without one.
    public Row with(Field field, @Nullable Object value) {
        Map<Field, Object> changed = new EnumMap<>(values);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new Row(changed, seal(Part.PERSON), seal(Part.CONTENT));
    }

    /// Returns the same row with the hash in place of `part`. Its own hash is the same.
    public Row redacted(Part part) {
        if (part == Part.ROW || seal(part) instanceof Seal.Redacted) {
            return this;
        }
        var gone = new Seal.Redacted(new RowHasher().hash(this, part));
        Map<Field, Object> kept = new EnumMap<>(values);
        kept.keySet().removeIf(field -> field.part() == part);
        return new Row(
                kept, part == Part.PERSON ? gone : seal(Part.PERSON), part == Part.CONTENT ? gone : seal(Part.CONTENT));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row
                && values.equals(row.values)
                && person.equals(row.person)
                && content.equals(row.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, person, content);
    }

    @Override
    public String toString() {
        return "Row " + values;
    }
}
