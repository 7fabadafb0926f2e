package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.i18n.WholeText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL for an [AuditQuery], in syntax that H2 and PostgreSQL share but for words.
record AuditStatement(String sql, Map<String, Object> parameters) {

    /// Selects an actor's own rows, except attempts on hidden targets, which would reveal the target's name and team.
    /// Attempts on targets that do not exist are left out with them: else a missing row would reveal that one
    /// exists.
    private static final String OWN = """
            (actor_id = :reader and not exists (
                select 1 from audit_event half where half.operation = audit_event.operation
                and (half.code = '%s' or (half.code = '%s' and half.team is null and half.owner is null))))
            """.formatted(Ending.OUT_OF_SCOPE, Ending.NOT_FOUND);

    /// Selects entries: an intent is none where its outcome is one.
    private static final String ENTRY = "(phase <> 'INTENT' or not exists (select 1 from audit_event outcome"
            + " where outcome.operation = audit_event.operation and outcome.phase = 'OUTCOME'))";

    /// The quarter of an hour since 1970: in every time zone, days begin with one.
    private static final String QUARTER = "cast(floor(extract(epoch from at) / 900) as bigint)";

    /// What a search can use beside its criteria.
    ///
    /// @param indexed whether the database has an index of words: PostgreSQL
    /// @param after the number behind which all rows of its times stand
    /// @param upTo the highest number that one of them can have
    record Hints(boolean indexed, long after, long upTo) {}

    static AuditStatement of(Visible visible, AuditQuery query, Hints hints) {
        var conditions = conditions(visible, query.criteria(), hints);
        conditions.compare(query.oldestFirst() ? "id >" : "id <", "before", query.before());
        return conditions.statement(query.limit(), query.oldestFirst());
    }

    /// Counts the entries per value of `field` among the newest `most` ones, with the newest row of each.
    static AuditStatement facet(Visible visible, AuditCriteria criteria, AuditField field, int most, Hints hints) {
        return conditions(visible, criteria, hints).facet(field, most);
    }

    /// Counts entries, and stops at `most`.
    static AuditStatement countingUpTo(Visible visible, AuditCriteria criteria, int most, Hints hints) {
        return conditions(visible, criteria, hints).countingUpTo(most, hints.indexed());
    }

    /// Counts the rows up to row `last`.
    static AuditStatement countingRows(Visible visible, AuditCriteria criteria, long last, Hints hints) {
        var conditions = conditions(visible, criteria, hints);
        conditions.compare("id <=", "last", last);
        return conditions.countingRows();
    }

    /// Selects the rows of one attempt, or the one row of an event.
    static AuditStatement attempt(Visible visible, UUID operation) {
        var conditions = new Conditions();
        conditions.visible(visible);
        conditions.compare("operation =", "operation", operation);
        return conditions.statement(Phase.values().length, false);
    }

    /// Counts the rows per quarter of an hour since 1970.
    static AuditStatement counting(Visible visible, AuditCriteria criteria, Hints hints) {
        return conditions(visible, criteria, hints).counting();
    }

    private static Conditions conditions(Visible visible, AuditCriteria criteria, Hints hints) {
        var conditions = new Conditions();
        conditions.visible(visible);
        for (AuditField field : AuditField.values()) {
            conditions.values(field, criteria.of(field));
        }
        conditions.time(criteria.from(), criteria.to(), hints);
        conditions.named(criteria.name());
        if (criteria.text() != null && !criteria.text().isBlank()) {
            conditions.containing(AuditWords.of(criteria.text()), hints.indexed());
        }
        return conditions;
    }

    static AuditStatement outcomes(Visible visible, Set<UUID> operations) {
        var conditions = new Conditions();
        conditions.visible(visible);
        conditions.outcomesOf(operations);
        return conditions.statement(operations.size(), false);
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static final class Conditions {

        private final List<String> parts = new ArrayList<>();

        private final Map<String, Object> parameters = new HashMap<>();

        void visible(Visible visible) {
            if (visible.everything()) {
                return;
            }
            List<String> either = new ArrayList<>();
            if (!visible.teams().isEmpty()) {
                either.add("team in (:teams)");
                parameters.put("teams", visible.teams());
            }
            if (visible.actor() != null) {
                either.add(OWN);
                parameters.put("reader", visible.actor());
            }
            parts.add("(" + String.join(" or ", either) + ")");
        }

        void outcomesOf(Set<UUID> operations) {
            parts.add("phase = 'OUTCOME' and operation in (:operations)");
            parameters.put("operations", operations);
        }

        void values(AuditField field, Values values) {
            among(field.column() + " %s", field.column(), values.chosen());
            among(
                    "(%1$s is null or %1$s not %%s)".formatted(field.column()),
                    "not_" + field.column(),
                    values.leftOut());
        }

        private void among(String condition, String parameter, Set<String> values) {
            if (!values.isEmpty()) {
                // One value as such, so that the planner knows how frequent it is.
                parts.add(
                        values.size() == 1 && !condition.contains("not %s")
                                ? condition.formatted("= :" + parameter)
                                : condition.formatted("in (:" + parameter + ")"));
                parameters.put(
                        parameter,
                        values.size() == 1 && !condition.contains("not %s")
                                ? WholeText.of(values.iterator().next())
                                : values.stream().map(WholeText::of).toList());
            }
        }

        /// As numbers in the SQL, and not as parameters: the planner knows how few rows stand between them.
        void time(@Nullable Instant from, @Nullable Instant to, Hints hints) {
            compare("at >=", "moment_from", utc(from));
            compare("at <", "moment_to", utc(to));
            if (hints.after() > 0) {
                parts.add("id > " + hints.after());
            }
            if (hints.upTo() < Long.MAX_VALUE) {
                parts.add("id <= " + hints.upTo());
            }
        }

        void compare(String comparison, String parameter, @Nullable Object value) {
            if (value != null) {
                parts.add(comparison + " :" + parameter);
                parameters.put(parameter, value instanceof String text ? WholeText.of(text) : value);
            }
        }

        /// A target without an id is known by its name, a key by the beginning of its value behind its name.
        void named(@Nullable String name) {
            if (name != null) {
                parts.add("(sandbox is null and (sandbox_name = :name or sandbox_name like :key escape '!'"
                        + " or (sandbox_name is null and connection = :name)))");
                parameters.put("name", WholeText.of(name));
                parameters.put("key", "%(" + escaped(WholeText.of(name)) + ")");
            }
        }

        void containing(AuditWords words, boolean indexed) {
            parts.add(indexed ? words.indexed() : words.scanned());
            parameters.putAll(indexed ? words.indexedParameters() : words.scannedParameters());
        }

        /// The numbers are found first, which an index can do alone, and only what is on the page is read.
        AuditStatement statement(int limit, boolean oldestFirst) {
            parameters.put("limit", limit);
            return new AuditStatement("""
                    select * from audit_event where id in (
                        select id from audit_event%1$s order by id %2$s limit :limit)
                    order by id %2$s
                    """.formatted(where(), oldestFirst ? "asc" : "desc"), parameters);
        }

        AuditStatement facet(AuditField field, int most) {
            parts.add(ENTRY);
            parameters.put("limit", most);
            return new AuditStatement("""
                    select field_value, label, count(*) as times, max(id) as newest from (
                        select id, %s as field_value, %s as label from audit_event%s
                        order by id desc limit :limit) latest
                    group by field_value, label
                    """.formatted(field.column(), field.label(), where()), parameters);
        }

        /// PostgreSQL expects to look for the outcome of each row that it reads, and not only of those that
        /// match; the offset keeps that apart, so that it uses the index which it would use without. H2 would
        /// read all rows first.
        AuditStatement countingUpTo(int most, boolean indexed) {
            String entries;
            if (indexed) {
                entries = "(select id, phase, operation from audit_event%s offset 0) audit_event where %s"
                        .formatted(where(), ENTRY);
            } else {
                parts.add(ENTRY);
                entries = "audit_event" + where();
            }
            parameters.put("limit", most);
            return new AuditStatement(
                    "select count(*) from (select id from %s limit :limit) found".formatted(entries), parameters);
        }

        AuditStatement countingRows() {
            return new AuditStatement("select count(*) from audit_event" + where(), parameters);
        }

        AuditStatement counting() {
            return new AuditStatement(
                    "select %1$s as quarter, count(*) as times from audit_event%2$s group by %1$s"
                            .formatted(QUARTER, where()),
                    parameters);
        }

        private String where() {
            return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
        }

        private static String escaped(String text) {
            return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        }
    }
}
