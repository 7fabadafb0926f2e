package io.sandboxconsole.history;

import io.sandboxconsole.history.HistorySearch.Request;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.stream.Collectors;

/// Counts how long lives have lasted: by a few common bounds, each as the filter reads it, so that every number is that
/// of its list. A life counts as the first of them that holds, and so for the wider ones, too.
final class Lifetimes {

    static final String FIELD = "lived";

    private static final String BETWEEN = "none";

    private static final List<String> NARROWEST_FIRST = List.of(">7d", ">1d", ">1h", "<10m");

    private Lifetimes() {}

    /// Returns `filter` without its terms for `field`, which may be the lifetime.
    static SandboxFilter without(SandboxFilter filter, String field) {
        return field.equals(FIELD) ? filter.withTimes(FIELD, List.of()) : filter.without(field);
    }

    /// Returns only the terms for `field` of `filter`, which may be the lifetime.
    static SandboxFilter only(SandboxFilter filter, String field) {
        return field.equals(FIELD)
                ? SandboxFilter.EVERYTHING.withTimes(FIELD, filter.times(FIELD))
                : filter.only(field);
    }

    /// Returns the expression of SQL for [#of].
    static String column(FilterSql sql, Request request) {
        return NARROWEST_FIRST.stream()
                .map(time -> "when " + sql.all(request.conditions(filter(time))) + " then '" + time + "'")
                .collect(Collectors.joining(" ", "case ", " else '" + BETWEEN + "' end"));
    }

    /// Returns the narrowest bound that holds for `life`.
    static String of(Life life, Request request) {
        return NARROWEST_FIRST.stream()
                .filter(time -> request.predicate(filter(time)).test(life))
                .findFirst()
                .orElse(BETWEEN);
    }

    private static SandboxFilter filter(String time) {
        return SandboxFilter.EVERYTHING.withTimes(FIELD, List.of(time));
    }

    /// Returns the bounds that count for `time`: itself and the narrower ones of its kind.
    static List<String> within(String time) {
        return NARROWEST_FIRST.subList(0, NARROWEST_FIRST.indexOf(time) + 1).stream()
                .filter(narrower -> narrower.charAt(0) == time.charAt(0))
                .toList();
    }
}
