package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Result;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a search restricts; absent parts do not.
///
/// @param values the values of fields that are included and excluded
/// @param name the name of a target without an id; for a key the beginning of its value, which survives a change of
/// its name; or else the target's connection
/// @param from the first moment at which a row happened
/// @param to the moment before which it happened
/// @param text words, each of which begins a word of the row
public record AuditCriteria(
        Map<AuditField, Values> values,
        @Nullable String name,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {

    /// Restricts nothing.
    public static final AuditCriteria NONE = new AuditCriteria(Map.of(), null, null, null, null);

    public AuditCriteria {
        values = Map.copyOf(values);
    }

    /// Values of one field: those that a row must have one of, unless there are none, and those that it must not have.
    public record Values(Set<String> chosen, Set<String> leftOut) {

        /// No restriction.
        public static final Values FREE = new Values(Set.of(), Set.of());

        public Values {
            chosen = Set.copyOf(chosen);
            leftOut = Set.copyOf(leftOut);
        }

        public boolean isFree() {
            return chosen.isEmpty() && leftOut.isEmpty();
        }
    }

    static AuditCriteria of(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String sandbox,
            @Nullable Result result,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String text) {
        return new AuditCriteria(Map.of(), null, from, to, text)
                .only(AuditField.ACTOR, actor)
                .only(AuditField.ACTION, action)
                .only(AuditField.SANDBOX, sandbox)
                .only(AuditField.RESULT, result == null ? null : result.name());
    }

    /// Returns the same with only `value` in `field`; null frees the field.
    public AuditCriteria only(AuditField field, @Nullable String value) {
        return with(field, value == null ? Values.FREE : new Values(Set.of(value), Set.of()));
    }

    /// Returns the same with other values of `field`.
    public AuditCriteria with(AuditField field, Values chosen) {
        Map<AuditField, Values> all = new EnumMap<>(AuditField.class);
        all.putAll(values);
        all.remove(field);
        if (!chosen.isFree()) {
            all.put(field, chosen);
        }
        return new AuditCriteria(all, name, from, to, text);
    }

    /// Returns the values of `field`.
    public Values of(AuditField field) {
        return values.getOrDefault(field, Values.FREE);
    }

    /// Returns the same that begins at `moment`.
    public AuditCriteria since(Instant moment) {
        return new AuditCriteria(values, name, moment, to, text);
    }

    /// Returns whether it restricts nothing.
    public boolean isNone() {
        return equals(NONE);
    }
}
