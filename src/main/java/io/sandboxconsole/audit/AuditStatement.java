package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditQuery.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL for an [AuditQuery], in syntax that H2 and PostgreSQL share.
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

    static AuditStatement of(Visible visible, AuditQuery query) {
        return conditions(visible, query).statement(query.limit(), query.oldestFirst());
    }

    /// Counts the entries among the `most` newest rows per actor and action, with the newest row of each; the query's
    /// limit plays no part.
    static AuditStatement tallying(Visible visible, AuditQuery query, int most) {
        return conditions(visible, query).tallying(most);
    }

    /// Selects the rows of one attempt, or the one row of an event.
    static AuditStatement attempt(Visible visible, UUID operation) {
        var conditions = new Conditions();
        conditions.visible(visible);
        conditions.compare("operation =", "operation", operation);
        return conditions.statement(Phase.values().length, false);
    }

    /// Counts the rows per quarter of an hour since 1970; the limit plays no part.
    static AuditStatement counting(Visible visible, AuditQuery query) {
        return conditions(visible, query).counting();
    }

    private static Conditions conditions(Visible visible, AuditQuery query) {
        var conditions = new Conditions();
        conditions.visible(visible);
        conditions.equal("actor_id", query.actor());
        conditions.equal("action", query.action());
        conditions.equal("sandbox", query.sandbox());
        conditions.equal(
                "result", query.result() == null ? null : query.result().name());
        conditions.compare("at >=", "moment_from", utc(query.from()));
        conditions.compare("at <", "moment_to", utc(query.to()));
        conditions.compare(query.oldestFirst() ? "id >" : "id <", "before", query.before());
        conditions.named(query.name());
        conditions.containing(query.text());
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

        void equal(String column, @Nullable String value) {
            compare(column + " =", column, value);
        }

        void compare(String comparison, String parameter, @Nullable Object value) {
            if (value != null) {
                parts.add(comparison + " :" + parameter);
                parameters.put(parameter, value instanceof String text ? EventRow.storable(text) : value);
            }
        }

        /// A target without an id is known by its name, a key by the beginning of its value behind its name.
        void named(@Nullable String name) {
            if (name != null) {
                parts.add("(sandbox is null and (sandbox_name = :name or sandbox_name like :key escape '!'"
                        + " or (sandbox_name is null and connection = :name)))");
                parameters.put("name", EventRow.storable(name));
                parameters.put("key", "%(" + escaped(EventRow.storable(name)) + ")");
            }
        }

        void containing(@Nullable String text) {
            if (text != null && !text.isBlank()) {
                parts.add("("
                        + String.join(
                                " or ",
                                List.of(
                                        like("actor_id"),
                                        like("actor_name"),
                                        like("action"),
                                        like("sandbox"),
                                        like("sandbox_name"),
                                        like("code"),
                                        like("detail")))
                        + ")");
                parameters.put(
                        "text", "%" + escaped(EventRow.storable(text).strip().toLowerCase(Locale.ROOT)) + "%");
            }
        }

        AuditStatement statement(int limit, boolean oldestFirst) {
            parameters.put("limit", limit);
            return new AuditStatement(
                    "select * from audit_event%s order by id %s limit :limit"
                            .formatted(where(), oldestFirst ? "asc" : "desc"),
                    parameters);
        }

        /// An intent is not counted: its outcome is, or will be.
        AuditStatement tallying(int most) {
            parts.add("phase <> 'INTENT'");
            parameters.put("limit", most);
            return new AuditStatement("""
                    select action, actor_id, actor_name, actor_kind, count(*) as times, max(id) as newest from (
                        select id, action, actor_id, actor_name, actor_kind from audit_event%s
                        order by id desc limit :limit) latest
                    group by action, actor_id, actor_name, actor_kind
                    """.formatted(where()), parameters);
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

        private static String like(String column) {
            return "lower(%s) like :text escape '!'".formatted(column);
        }

        private static String escaped(String text) {
            return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        }
    }
}
