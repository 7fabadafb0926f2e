package io.sandboxconsole.console.audit;

import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filter and order of the page and its open entry, as its address holds them. Absent parts do not restrict.
///
/// @param sandbox the id of the target
/// @param target the name of a target without an id
/// @param range excludes `from` and `to`
/// @param entry the attempt or event whose entry is open
record AuditFilter(
        @Nullable String text,
        @Nullable String action,
        @Nullable String actor,
        @Nullable String sandbox,
        @Nullable String target,
        @Nullable Result result,
        @Nullable AuditRange range,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean oldestFirst,
        @Nullable UUID entry) {

    static final AuditFilter NONE = new AuditFilter(null, null, null, null, null, null, null, null, null, false, null);

    /// The order, newest first, in an address.
    static final String NEWEST_FIRST = "-time";

    /// The opposite order in an address.
    static final String OLDEST_FIRST = "time";

    static AuditFilter by(String actor) {
        return new AuditFilter(null, null, actor, null, null, null, null, null, null, false, null);
    }

    static AuditFilter aboutSandbox(String id) {
        return new AuditFilter(null, null, null, id, null, null, null, null, null, false, null);
    }

    static AuditFilter aboutTarget(String name) {
        return new AuditFilter(null, null, null, null, name, null, null, null, null, false, null);
    }

    /// The address's parameters.
    QueryParameters parameters() {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "text", text);
        put(parts, "action", action);
        put(parts, "actor", actor);
        put(parts, "sandbox", sandbox);
        put(parts, "target", target);
        put(parts, "result", result == null ? null : word(result));
        put(parts, "range", range == null ? null : range.word());
        put(parts, "from", from);
        put(parts, "to", to);
        put(parts, "sort", oldestFirst ? OLDEST_FIRST : null);
        put(parts, "entry", entry);
        return QueryParameters.simple(parts);
    }

    /// @param beyond the row after which the page begins
    AuditQuery criteria(@Nullable Long beyond, int limit, Instant now, ZoneId zone) {
        var begin = range == null ? from : range.from(now, zone);
        return new AuditQuery(actor, action, sandbox, result, begin, to, text, beyond, limit, target, oldestFirst);
    }

    AuditFilter opening(@Nullable UUID other) {
        return new AuditFilter(text, action, actor, sandbox, target, result, range, from, to, oldestFirst, other);
    }

    AuditFilter sortedBy(boolean oldest) {
        return new AuditFilter(text, action, actor, sandbox, target, result, range, from, to, oldest, entry);
    }

    AuditFilter withActor(@Nullable String other) {
        return new AuditFilter(text, action, other, sandbox, target, result, range, from, to, oldestFirst, entry);
    }

    /// The same filter about the target that `about` has.
    AuditFilter about(AuditFilter about) {
        return new AuditFilter(
                text, action, actor, about.sandbox, about.target, result, range, from, to, oldestFirst, entry);
    }

    /// The same filter without person and action, which are chosen from what it leaves.
    AuditFilter open() {
        return new AuditFilter(text, null, null, sandbox, target, result, range, from, to, oldestFirst, null);
    }

    /// Whether it restricts nothing.
    boolean none() {
        return opening(null).sortedBy(false).equals(NONE);
    }

    /// Whether `other` shows the same rows in the same order.
    boolean sameRows(AuditFilter other) {
        return opening(null).equals(other.opening(null));
    }

    static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.put(name, value.toString());
        }
    }
}
