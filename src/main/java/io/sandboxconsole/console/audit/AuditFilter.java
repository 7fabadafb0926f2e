package io.sandboxconsole.console.audit;

import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditQuery;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The filter of the page as its address holds it. Absent parts do not restrict.
record AuditFilter(
        @Nullable String text,
        @Nullable String action,
        @Nullable String actor,
        @Nullable Result result,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final AuditFilter NONE = new AuditFilter(null, null, null, null, null, null);

    /// Parses the address's parameters; an invalid part does not restrict.
    static AuditFilter of(QueryParameters parameters) {
        return new AuditFilter(
                text(parameters, "text"),
                text(parameters, "action"),
                text(parameters, "actor"),
                result(text(parameters, "result")),
                moment(text(parameters, "from")),
                moment(text(parameters, "to")));
    }

    QueryParameters parameters() {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "text", text);
        put(parts, "action", action);
        put(parts, "actor", actor);
        put(parts, "result", result == null ? null : word(result));
        put(parts, "from", from);
        put(parts, "to", to);
        return QueryParameters.simple(parts);
    }

    AuditQuery criteria(@Nullable Long before, int limit) {
        return new AuditQuery(actor, action, null, result, from, to, text, before, limit);
    }

    boolean none() {
        return equals(NONE);
    }

    static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.put(name, value.toString());
        }
    }

    private static @Nullable String text(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private static @Nullable Result result(@Nullable String word) {
        return Stream.of(Result.values())
                .filter(result -> word(result).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse).orElse(null);
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }
}
