package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.format.RedactionAct;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.VerificationKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores the chain: its rows, its head, and what is stated about it. The caller begins the transactions.
public final class ChainRows {

    /// How long a caller waits for another console that appends; then nothing is done.
    private static final String LONGEST_WAIT = "5000";

    /// How long a console that stands still in the middle of a transaction holds up the others.
    private static final String LONGEST_PAUSE = "15000";

    private static final String HEAD = "select trail, number, hash from audit_chain where id = 1 and hash is not null";

    /// Sets both times for this transaction on the way to the lock: a statement of their own would cost each group a
    /// trip to the server.
    private static final String LOCKED_HEAD = """
            select head.trail, head.number, head.hash, times.wait, times.pause
            from (select set_config('lock_timeout', '%s', true) as wait,
                    set_config('idle_in_transaction_session_timeout', '%s', true) as pause) times
            cross join audit_chain head
            where head.id = 1 and head.hash is not null
            for update of head
            """.formatted(LONGEST_WAIT, LONGEST_PAUSE);

    /// The end of the chain: the trail's id, the number of its last row, and the hash at it.
    public record ChainHead(UUID trail, long number, Bytes hash) {}

    private final JdbcOperations operations;

    private final JdbcClient jdbc;

    private volatile @Nullable Boolean postgres;

    public ChainRows(JdbcOperations operations) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
    }

    /// Locks the head until the transaction ends: the others append after it.
    ///
    /// @return empty if the chain has not begun
    Optional<ChainHead> lockedHead() {
        return jdbc.sql(isPostgres() ? LOCKED_HEAD : HEAD + " for update")
                .query((row, _) -> head(row, row.getBytes("hash")))
                .optional();
    }

    /// Locks the row of a chain that has not begun.
    void lockUnbegun() {
        jdbc.sql("select number from audit_chain where id = 1 for update")
                .query(Long.class)
                .single();
    }

    /// Returns the head; empty if the chain has not begun.
    public Optional<ChainHead> head() {
        return jdbc.sql(HEAD).query((row, _) -> head(row, row.getBytes("hash"))).optional();
    }

    private static ChainHead head(ResultSet row, byte[] hash) {
        try {
            return new ChainHead(row.getObject("trail", UUID.class), row.getLong("number"), Bytes.of(hash));
        } catch (SQLException failure) {
            throw new IllegalStateException("The head of the chain has other columns.", failure);
        }
    }

    void move(ChainHead head) {
        jdbc.sql("update audit_chain set trail = :trail, number = :number, hash = :hash where id = 1")
                .param("trail", head.trail())
                .param("number", head.number())
                .param("hash", head.hash().toArray())
                .update();
    }

    void insert(List<ChainedRow> rows) {
        operations.batchUpdate(RowColumns.INSERT, rows, rows.size(), RowColumns::set);
    }

    /// Removes a part of a row with its salt, and stores its hash in its place.
    void redact(long number, Part part, Bytes hash) {
        jdbc.sql("update audit_event set %s where id = :number".formatted(RowColumns.redacted(part)))
                .param("hash", hash.toArray())
                .param("number", number)
                .update();
    }

    /// Returns whether a row behind row `after` says that one of `numbers` was redacted.
    boolean areRedactedBehind(long after, Set<Long> numbers) {
        return jdbc
                .sql("select sandbox from audit_event where action = :action and id > :after")
                .param("action", RedactionAct.EVENT)
                .param("after", after)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .anyMatch(target ->
                        numbers.stream().anyMatch(number -> number.toString().equals(target)));
    }

    /// Returns the phases of an operation that are there.
    List<String> phases(UUID operation) {
        return jdbc.sql("select phase from audit_event where operation = :operation")
                .param("operation", operation)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// Returns at most `limit` rows behind row `after` and up to row `last`, in order.
    public List<ChainedRow> rows(long after, long last, int limit) {
        return jdbc.sql("select * from audit_event where id > :after and id <= :last order by id limit :limit")
                .param("after", after)
                .param("last", last)
                .param("limit", limit)
                .query((row, _) -> RowColumns.chained(row))
                .list();
    }

    /// Returns the highest number of a row, 0 if there is none.
    long highest() {
        return jdbc.sql("select coalesce(max(id), 0) from audit_event")
                .query(Long.class)
                .single();
    }

    /// The trail at one moment: where its chain ends, and the last row and statement that there are.
    record End(Optional<ChainHead> head, long row, long sequence) {}

    /// Returns the end, by one statement, so that what is appended meanwhile is not half in it.
    End end() {
        return jdbc.sql("""
                select trail, number, hash, (select coalesce(max(id), 0) from audit_event) as last_row,
                    (select coalesce(max(sequence), -1) from audit_statement) as last_sequence
                from audit_chain where id = 1
                """)
                .query((row, _) -> {
                    byte @Nullable [] hash = row.getBytes("hash");
                    return new End(
                            Optional.ofNullable(hash).map(bytes -> head(row, bytes)),
                            row.getLong("last_row"),
                            row.getLong("last_sequence"));
                })
                .single();
    }

    /// Returns the stored hashes of the rows from `first` to `last`, in order.
    List<Bytes> rowHashes(long first, long last) {
        return jdbc.sql("select row_hash from audit_event where id between :first and :last order by id")
                .param("first", first)
                .param("last", last)
                .query((row, _) -> {
                    byte @Nullable [] hash = row.getBytes("row_hash");
                    return hash == null ? ChainedRow.NONE : Bytes.of(hash);
                })
                .list();
    }

    /// Returns the stored hash of the chain at row `number`, [ChainedRow#NONE] if there is none.
    Bytes hashAt(long number) {
        return jdbc.sql("select hash from audit_event where id = :number")
                .param("number", number)
                .query((row, _) -> {
                    byte @Nullable [] hash = row.getBytes("hash");
                    return hash == null ? ChainedRow.NONE : Bytes.of(hash);
                })
                .optional()
                .orElse(ChainedRow.NONE);
    }

    /// A statement as stored.
    ///
    /// @param last the last row that it or, for a cut, the statement before it covers
    public record StoredStatement(long sequence, long last, Envelope envelope, boolean signed) {}

    private static final String STATEMENTS = "select sequence, last_number, envelope, signed from audit_statement ";

    /// Returns the latest statement of any kind.
    Optional<StoredStatement> latest() {
        return statements(STATEMENTS + "order by sequence desc limit 1", 0).stream()
                .findFirst();
    }

    /// Returns the latest statement behind which the chain goes on, which a cut is not.
    Optional<StoredStatement> latestEnd() {
        return statements(STATEMENTS + "where kind <> 'cut' order by sequence desc limit 1", 0).stream()
                .findFirst();
    }

    /// Returns at most `limit` statements behind the sequence `after`, in sequence.
    public List<StoredStatement> statements(long after, int limit) {
        return statements(STATEMENTS + "where sequence > :number order by sequence limit " + limit, after);
    }

    /// Returns the statements that say what is missing in the trail or not proved, in sequence.
    List<StoredStatement> stones() {
        return statements(STATEMENTS + "where kind in ('cut', 'from-here-again') order by sequence", 0);
    }

    /// Returns the first statement that covers the row `number`.
    Optional<StoredStatement> covering(long number) {
        return statements(
                        STATEMENTS
                                + "where last_number >= :number and kind = 'checkpoint' order by last_number limit 1",
                        number)
                .stream()
                .findFirst();
    }

    /// Returns the last statement whose rows all come up to row `number`.
    Optional<StoredStatement> endedBy(long number) {
        return statements(STATEMENTS + "where last_number <= :number order by sequence desc limit 1", number).stream()
                .findFirst();
    }

    private List<StoredStatement> statements(String sql, long number) {
        var statement = jdbc.sql(sql);
        return (sql.contains(":number") ? statement.param("number", number) : statement)
                .query((row, _) -> new StoredStatement(
                        row.getLong("sequence"),
                        row.getLong("last_number"),
                        Envelope.of(row.getString("envelope")),
                        row.getBoolean("signed")))
                .list();
    }

    void insert(StoredStatement statement) {
        jdbc.sql("""
                insert into audit_statement (sequence, last_number, kind, envelope, signed, delivered)
                values (:sequence, :last, :kind, :envelope, :signed, false)
                """)
                .param("sequence", statement.sequence())
                .param("last", statement.last())
                .param("kind", Statement.of(statement.envelope()).kind().word())
                .param("envelope", statement.envelope().json())
                .param("signed", statement.signed())
                .update();
    }

    void sign(long sequence, Envelope envelope) {
        jdbc.sql("update audit_statement set envelope = :envelope, signed = true where sequence = :sequence")
                .param("envelope", envelope.json())
                .param("sequence", sequence)
                .update();
    }

    /// Returns at most `limit` signed statements that the sink does not have, in sequence.
    List<StoredStatement> undelivered(int limit) {
        return statements(STATEMENTS + "where signed and not delivered order by sequence limit " + limit, 0);
    }

    void delivered(long sequence) {
        jdbc.sql("update audit_statement set delivered = true where sequence = :sequence")
                .param("sequence", sequence)
                .update();
    }

    void keep(VerificationKey key, Instant since) {
        jdbc.sql("insert into audit_key (id, pem, since) values (:id, :pem, :since) on conflict do nothing")
                .param("id", key.id())
                .param("pem", key.pem())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    public List<String> keys() {
        return jdbc.sql("select pem from audit_key order by since, id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// Sorts the words of new rows into their index on PostgreSQL; appends leave them in a list.
    void sortWords() {
        if (isPostgres()) {
            jdbc.sql("select gin_clean_pending_list('audit_event_words')")
                    .query(Long.class)
                    .single();
        }
    }

    /// Returns whether the database is PostgreSQL, which has more kinds of indexes.
    boolean isPostgres() {
        Boolean known = postgres;
        if (known == null) {
            known = Boolean.TRUE.equals(operations.execute((ConnectionCallback<Boolean>) ChainRows::isPostgres));
            postgres = known;
        }
        return known;
    }

    private static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }
}
