package io.sandboxconsole.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds attempts whose outcome was never recorded, by walking the trail once. Blocks on the database.
@Repository
public class AuditIntents {

    /// The number of rows of one step.
    static final int STEP = 10_000;

    private final JdbcClient jdbc;

    AuditIntents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns the row up to which all attempts are settled.
    public long settled() {
        return jdbc.sql("select number from audit_intent_scan where id = 1")
                .query(Long.class)
                .single();
    }

    /// Notes that all attempts up to row `number` are settled.
    public void settle(long number) {
        jdbc.sql("update audit_intent_scan set number = :number where id = 1 and number < :number")
                .param("number", number)
                .update();
    }

    /// Returns the last row of the next step; empty if all rows after `from` were appended at `moment` or later.
    public OptionalLong next(long from, Instant moment) {
        return jdbc
                .sql("select max(id) from audit_event where id > :from and id <= :to and chained < :moment")
                .param("from", from)
                .param("to", from + STEP)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject(1, Long.class))
                .list()
                .stream()
                .filter(last -> last != null)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /// Returns the intents after row `from`, up to row `last`, that have no outcome, oldest first.
    public List<AuditRow> open(long from, long last) {
        return jdbc.sql("""
                select e.* from audit_event e
                where e.id > :from and e.id <= :last and e.phase = 'INTENT'
                  and not exists (select 1 from audit_event o where o.operation = e.operation and o.phase = 'OUTCOME')
                order by e.id
                """)
                .param("from", from)
                .param("last", last)
                .query((columns, _) -> {
                    var row = RowColumns.row(columns);
                    return new AuditRow(row.number(), EventRow.event(row), row.redactedParts());
                })
                .list();
    }

    /// Returns those of `operations` that have a row.
    public Set<UUID> existing(Set<UUID> operations) {
        return operations.isEmpty()
                ? Set.of()
                : jdbc
                        .sql("select distinct operation from audit_event where operation in (:operations)")
                        .param("operations", operations)
                        .query(UUID.class)
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableSet());
    }
}
