package io.sandboxconsole.leadership;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Stores leases. `current_timestamp` is the time at which a transaction began, so a transaction that asks for a lease
/// is one of its own.
final class LeaseRows {

    private static final String NEXT = "current_timestamp + interval '1' second * cast(:term as integer)";

    private final JdbcOperations operations;

    private final JdbcClient jdbc;

    private final TransactionTemplate asking;

    private final TransactionTemplate working;

    private final String holder;

    private final Duration term;

    LeaseRows(JdbcOperations operations, PlatformTransactionManager transactions, String holder, Duration term) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
        this.asking = new TransactionTemplate(transactions);
        this.asking.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.working = new TransactionTemplate(transactions);
        this.holder = holder;
        this.term = term;
    }

    /// A lease as stored.
    private record Row(FencingToken token, String holder, boolean over) {}

    Optional<FencingToken> acquireOrRenew(String name) {
        return asking.execute(_ -> {
            Optional<Row> free = unlocked(name);
            if (free.isPresent()) {
                return of(name, free.get());
            }
            Optional<Row> locked = locked(name);
            if (locked.isPresent()) {
                return ofLocked(locked.get());
            }
            return inserted(name) ? Optional.of(new FencingToken(1)) : Optional.empty();
        });
    }

    private Optional<FencingToken> of(String name, Row row) {
        boolean same = row.holder().equals(holder);
        if (!same && !row.over()) {
            return Optional.empty();
        }
        var token = same ? row.token() : new FencingToken(row.token().number() + 1);
        sql(
                        "update leadership set token = :token, holder = :holder, expires = %s where name = :name"
                                .formatted(NEXT),
                        name)
                .param("token", token.number())
                .update();
        return Optional.of(token);
    }

    /// Returns and locks the row, unless there is none yet or a console works under the lease now.
    private Optional<Row> unlocked(String name) {
        return row(name, "for update skip locked");
    }

    private Optional<Row> locked(String name) {
        return row(name, "");
    }

    private Optional<Row> row(String name, String lock) {
        return jdbc.sql("""
                select token, holder, expires <= current_timestamp as term_over from leadership
                where name = :name %s
                """.formatted(lock))
                .param("name", name)
                .query((row, _) -> new Row(
                        new FencingToken(row.getLong("token")), row.getString("holder"), row.getBoolean("term_over")))
                .optional();
    }

    private boolean inserted(String name) {
        return sql("""
                insert into leadership (name, token, holder, expires) values (:name, 1, :holder, %s)
                on conflict do nothing
                """.formatted(NEXT), name).update() == 1;
    }

    /// The work under a lease extends its term itself.
    private Optional<FencingToken> ofLocked(Row row) {
        return row.holder().equals(holder) ? Optional.of(row.token()) : Optional.empty();
    }

    <T> T fenced(String name, FencingToken token, Supplier<T> work) {
        return working.execute(_ -> {
            enter(name, token);
            return work.get();
        });
    }

    /// Locks the row until the transaction ends: a take-over waits as long.
    private void enter(String name, FencingToken token) {
        int entered =
                sql("""
                update leadership set expires = greatest(expires, %s)
                where name = :name and holder = :holder and token = :token
                """.formatted(NEXT), name).param("token", token.number()).update();
        if (entered == 0) {
            throw new LeadershipLost(name, token);
        }
        limitPauses();
    }

    /// Has PostgreSQL end this transaction when nothing comes from here for a term: a console that stands still or is
    /// cut off in the middle of it would block a take-over for hours.
    private void limitPauses() {
        if (Boolean.TRUE.equals(operations.execute((ConnectionCallback<Boolean>) LeaseRows::isPostgres))) {
            jdbc.sql("select set_config('idle_in_transaction_session_timeout', :milliseconds, true)")
                    .param("milliseconds", Long.toString(term.toMillis()))
                    .query(String.class)
                    .single();
        }
    }

    private static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    void release(String name) {
        asking.executeWithoutResult(_ -> jdbc.sql(
                        "update leadership set expires = current_timestamp where name = :name and holder = :holder")
                .params(Map.of("name", name, "holder", holder))
                .update());
    }

    void remove(String name) {
        asking.executeWithoutResult(_ -> jdbc.sql("delete from leadership where name = :name and holder = :holder")
                .params(Map.of("name", name, "holder", holder))
                .update());
    }

    private StatementSpec sql(String sql, String name) {
        return jdbc.sql(sql).param("name", name).param("holder", holder).param("term", (int) term.toSeconds());
    }
}
