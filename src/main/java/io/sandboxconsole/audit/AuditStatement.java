package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.i18n.WholeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL for an [AuditQuery], in syntax that H2 and PostgreSQL share but for words and late rows.
record AuditStatement(String sql, Map<String, Object> parameters) {

    /// Selects an actor's own rows, except attempts on hidden targets, which would reveal the target's name and team.
    /// Attempts on targets that do not exist are left out with them: else a missing row would reveal that one
    /// exists.
    private static final String OWN = """
            (actor_id = :reader and not exists (
                select 1 from audit_event half where half.operation = audit_event.operation
                and (half.code = '%s' or (half.code = '%s' and half.team is null and half.owner is null))))
            """.formatted(Ending.OUT_OF_SCOPE, Ending.NOT_FOUND);

    /// The quarter of an hour since 1970: in every time zone, days begin with one.
    private static final String QUARTER = "cast(floor(extract(epoch from at) / 900) as bigint)";

    /// Rows are appended at most this much before others that were appended later: clocks of consoles differ.
    private static final Duration SKEW = Duration.ofMinutes(5);

    /// What was appended so much later than it happened is found by an index of its own.
    private static final Duration LATE = Duration.ofDays(1);

    /// @param indexed whether the database is one with an index of words and of late rows: PostgreSQL
    static AuditStatement of(Visible visible, AuditQuery query, boolean indexed) {
        var conditions = conditions(visible, query.criteria(), indexed);
        conditions.compare(query.oldestFirst() ? "id >" : "id <", "before", query.before());
        return conditions.statement(query.limit(), query.oldestFirst());
    }

    /// Counts the entries per value of `field` among the newest `most` ones, with the newest row of each.
    static AuditStatement facet(Visible visible, AuditCriteria criteria, AuditField field, int most, boolean indexed) {
        return conditions(visible, criteria, indexed).facet(field, most);
    }

    /// Counts entries, and stops at `most`.
    static AuditStatement countingUpTo(Visible visible, AuditCriteria criteria, int most, boolean indexed) {
        return conditions(visible, criteria, indexed).countingUpTo(most);
    }

    /// Counts the rows up to row `last`.
    static AuditStatement countingRows(Visible visible, AuditCriteria criteria, long last, boolean indexed) {
        var conditions = conditions(visible, criteria, indexed);
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
    static AuditStatement counting(Visible visible, AuditCriteria criteria, boolean indexed) {
        return conditions(visible, criteria, indexed).counting();
    }

    private static Conditions conditions(Visible visible, AuditCriteria criteria, boolean indexed) {
        var conditions = new Conditions();
        conditions.visible(visible);
        for (AuditField field : AuditField.values()) {
            conditions.values(field, criteria.of(field));
        }
        conditions.time(criteria.from(), criteria.to(), indexed);
        conditions.named(criteria.name());
        if (criteria.text() != null && !criteria.text().isBlank()) {
            conditions.containing(AuditWords.of(criteria.text()), indexed);
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

        /// Numbers rise with the time at which rows were appended, which is never much before they happened. So a time
        /// restricts the numbers, and no search reads what is newer or older.
        void time(@Nullable Instant from, @Nullable Instant to, boolean indexed) {
            compare("at >=", "moment_from", utc(from));
            compare("at <", "moment_to", utc(to));
            if (from != null) {
                parts.add("""
                        id > coalesce((select id from audit_event where chained < :chained_from
                            order by chained desc limit 1), 0)""");
                parameters.put("chained_from", from.minus(SKEW).atOffset(ZoneOffset.UTC));
            }
            if (to != null && indexed) {
                parts.add("""
                        id <= greatest(
                            coalesce((select id from audit_event where chained > :chained_to order by chained limit 1),
                                9223372036854775807),
                            coalesce((select max(id) from audit_event
                                where chained - at > interval '1' day and at < :moment_to), 0))""");
                parameters.put("chained_to", to.plus(LATE).plus(SKEW).atOffset(ZoneOffset.UTC));
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

        AuditStatement statement(int limit, boolean oldestFirst) {
            parameters.put("limit", limit);
            return new AuditStatement(
                    "select * from audit_event%s order by id %s limit :limit"
                            .formatted(where(), oldestFirst ? "asc" : "desc"),
                    parameters);
        }

        /// An intent is not counted where its outcome is.
        private void entries() {
            parts.add("(phase <> 'INTENT' or not exists (select 1 from audit_event outcome"
                    + " where outcome.operation = audit_event.operation and outcome.phase = 'OUTCOME'))");
        }

        AuditStatement facet(AuditField field, int most) {
            entries();
            parameters.put("limit", most);
            return new AuditStatement("""
                    select field_value, label, count(*) as times, max(id) as newest from (
                        select id, %s as field_value, %s as label from audit_event%s
                        order by id desc limit :limit) latest
                    group by field_value, label
                    """.formatted(field.column(), field.label(), where()), parameters);
        }

        AuditStatement countingUpTo(int most) {
            entries();
            parameters.put("limit", most);
            return new AuditStatement(
                    "select count(*) from (select id from audit_event%s limit :limit) found".formatted(where()),
                    parameters);
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
