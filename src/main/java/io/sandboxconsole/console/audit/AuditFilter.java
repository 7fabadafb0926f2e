package io.sandboxconsole.console.audit;

import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.console.columns.ListLayout;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filter, order, place and columns of the page and its open entry, as its address holds them. Absent parts do not
/// restrict.
///
/// @param target the name of a target without an id
/// @param range excludes `from` and `to`
/// @param turn the place of the page; absent for the first one
/// @param entry the attempt or event whose entry is open
record AuditFilter(
        @Nullable String text,
        Map<AuditField, Values> values,
        @Nullable String target,
        @Nullable AuditRange range,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean oldestFirst,
        @Nullable AuditTurn turn,
        ListLayout layout,
        @Nullable UUID entry) {

    static final AuditFilter NONE =
            new AuditFilter(null, Map.of(), null, null, null, null, false, null, ListLayout.USUAL, null);

    /// The order, newest first, in an address.
    static final String NEWEST_FIRST = "-time";

    /// The opposite order in an address.
    static final String OLDEST_FIRST = "time";

    /// The beginning of a parameter for values that are excluded.
    static final String NOT = "not-";

    AuditFilter {
        values = Map.copyOf(values);
    }

    static AuditFilter by(String actor) {
        return NONE.only(AuditField.ACTOR, actor);
    }

    static AuditFilter aboutSandbox(String id) {
        return NONE.only(AuditField.SANDBOX, id);
    }

    static AuditFilter aboutTarget(String name) {
        return NONE.about(name);
    }

    /// The parameter of a field.
    static String name(AuditField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /// The value of a field in an address.
    static String word(AuditField field, String value) {
        return field == AuditField.RESULT ? value.toLowerCase(Locale.ROOT) : value;
    }

    /// The address's parameters.
    QueryParameters parameters() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        put(parts, "text", text);
        for (AuditField field : AuditField.values()) {
            Values chosen = of(field);
            put(parts, name(field), field, chosen.chosen());
            put(parts, NOT + name(field), field, chosen.leftOut());
        }
        put(parts, "target", target);
        put(parts, "range", range == null ? null : range.word());
        put(parts, "from", from);
        put(parts, "to", to);
        put(parts, "sort", oldestFirst ? OLDEST_FIRST : null);
        if (turn != null) {
            put(parts, turn.newer() ? "newer" : "older", turn.row());
        }
        put(parts, "columns", layout.columns() == null ? null : String.join(",", layout.columns()));
        put(parts, "density", layout.density() == null ? null : layout.density().word());
        put(parts, "entry", entry);
        return new QueryParameters(parts);
    }

    private static void put(Map<String, List<String>> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.put(name, List.of(value.toString()));
        }
    }

    private static void put(Map<String, List<String>> parts, String name, AuditField field, Set<String> values) {
        if (!values.isEmpty()) {
            parts.put(
                    name,
                    values.stream().map(value -> word(field, value)).sorted().toList());
        }
    }

    AuditCriteria criteria(Instant now, ZoneId zone) {
        Instant begin = range == null ? from : range.from(now, zone);
        return new AuditCriteria(values, target, begin, to, text);
    }

    Values of(AuditField field) {
        return values.getOrDefault(field, Values.FREE);
    }

    AuditFilter only(AuditField field, String value) {
        return with(field, new Values(Set.of(value), Set.of()));
    }

    AuditFilter with(AuditField field, Values chosen) {
        Map<AuditField, Values> all = new EnumMap<>(AuditField.class);
        all.putAll(values);
        all.remove(field);
        if (!chosen.isFree()) {
            all.put(field, chosen);
        }
        return new AuditFilter(text, all, target, range, from, to, oldestFirst, null, layout, null);
    }

    AuditFilter withText(@Nullable String other) {
        return new AuditFilter(other, values, target, range, from, to, oldestFirst, null, layout, null);
    }

    AuditFilter within(@Nullable AuditRange other, @Nullable Instant begin, @Nullable Instant end) {
        return new AuditFilter(text, values, target, other, begin, end, oldestFirst, null, layout, null);
    }

    AuditFilter about(@Nullable String name) {
        return new AuditFilter(text, values, name, range, from, to, oldestFirst, null, layout, null);
    }

    /// The same filter about the target that `about` has.
    AuditFilter about(AuditFilter about) {
        return with(AuditField.SANDBOX, about.of(AuditField.SANDBOX)).about(about.target);
    }

    AuditFilter sortedBy(boolean oldest) {
        return new AuditFilter(text, values, target, range, from, to, oldest, null, layout, entry);
    }

    AuditFilter turning(@Nullable AuditTurn other) {
        return new AuditFilter(text, values, target, range, from, to, oldestFirst, other, layout, null);
    }

    AuditFilter laidOut(ListLayout other) {
        return new AuditFilter(text, values, target, range, from, to, oldestFirst, turn, other, entry);
    }

    AuditFilter opening(@Nullable UUID other) {
        return new AuditFilter(text, values, target, range, from, to, oldestFirst, turn, layout, other);
    }

    /// The same order and columns without a restriction.
    AuditFilter cleared() {
        return NONE.sortedBy(oldestFirst).laidOut(layout);
    }

    /// Whether it restricts nothing.
    boolean none() {
        return sameMatches(NONE);
    }

    /// Whether the same rows match `other`.
    boolean sameMatches(AuditFilter other) {
        return turning(null)
                .sortedBy(false)
                .laidOut(ListLayout.USUAL)
                .equals(other.turning(null).sortedBy(false).laidOut(ListLayout.USUAL));
    }

    /// Whether `other` shows the same rows in the same order.
    boolean sameRows(AuditFilter other) {
        return opening(null)
                .laidOut(ListLayout.USUAL)
                .equals(other.opening(null).laidOut(ListLayout.USUAL));
    }

    static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
