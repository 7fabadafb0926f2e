package io.sandboxconsole.history.lastwords;

import io.sandboxconsole.history.StoredText;
import io.sandboxconsole.history.lastwords.LastWords.Words;
import io.sandboxconsole.sandbox.SandboxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the last words of each sandbox that failed: the newest replace earlier ones. Blocks on the database.
@Repository
class LastWordsRepository {

    private final JdbcClient jdbc;

    LastWordsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The last words of a sandbox, with its last known team and owner.
    record Found(
            Words words, @Nullable String team, @Nullable String owner) {}

    /// Writes within the transaction of a lease, so that no other console writes the same.
    void write(SandboxId id, Words words) {
        if (statement("""
                        update history_last_words set at = :at, logs = :logs, events = :events, truncated = :truncated
                        where connection = :connection and sandbox = :sandbox
                        """, id, words).update() == 0) {
            statement("""
                    insert into history_last_words (connection, sandbox, at, logs, events, truncated)
                    values (:connection, :sandbox, :at, :logs, :events, :truncated)
                    """, id, words).update();
        }
    }

    private JdbcClient.StatementSpec statement(String sql, SandboxId id, Words words) {
        return jdbc.sql(sql)
                .param("connection", id.connection().value())
                .param("sandbox", StoredText.id(id.value()))
                .param("at", words.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("logs", words.logs())
                .param("events", words.events())
                .param("truncated", words.truncated());
    }

    /// Returns when the words of a sandbox were read, if they were.
    Optional<Instant> readAt(SandboxId id) {
        return jdbc.sql("select at from history_last_words where connection = ? and sandbox = ?")
                .params(id.connection().value(), StoredText.id(id.value()))
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /// Returns the words of a sandbox that is in the history.
    Optional<Found> find(SandboxId id) {
        return jdbc.sql("""
                select words.at, words.logs, words.events, words.truncated, life.team, life.owner
                from history_last_words words join history_sandbox life
                  on life.connection = words.connection and life.sandbox = words.sandbox
                where words.connection = ? and words.sandbox = ?
                """)
                .params(id.connection().value(), StoredText.id(id.value()))
                .query((row, _) -> found(row))
                .optional();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new Words(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("logs"),
                        row.getString("events"),
                        row.getBoolean("truncated")),
                row.getString("team"),
                row.getString("owner"));
    }
}
