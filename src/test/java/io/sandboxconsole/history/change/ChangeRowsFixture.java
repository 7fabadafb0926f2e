package io.sandboxconsole.history.change;

import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Appends changes to the log, as the history does when a sandbox changes.
public final class ChangeRowsFixture {

    private final JdbcClient jdbc;

    private final TransactionTemplate transaction;

    public ChangeRowsFixture(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /// Appends that a sandbox of a team is paused, and returns the number.
    public long paused(String connection, String sandbox, @Nullable String team) {
        return append(connection, sandbox, team, "[[\"state\",\"running\",\"paused\"]]");
    }

    /// Appends that the message of a sandbox changed, and returns the number.
    public long told(String connection, String sandbox, String team, String message) {
        return append(connection, sandbox, team, "[[\"message\",null,\"%s\"]]".formatted(message));
    }

    /// Appends that a sandbox went from one team to another, and returns the number.
    public long moved(String connection, String sandbox, String from, String to) {
        return append(connection, sandbox, to, "[[\"team\",\"%s\",\"%s\"]]".formatted(from, to));
    }

    private long append(String connection, String sandbox, @Nullable String team, String changes) {
        Long number = transaction.execute(_ -> {
            jdbc.sql("update history_change_end set no = no + 1").update();
            long next = jdbc.sql("select no from history_change_end")
                    .query(Long.class)
                    .single();
            jdbc.sql("""
                    insert into history_change (no, at, kind, connection, sandbox, title, state, team, sequence, origin, gap, changes)
                    values (:no, :at, 'CHANGED', :connection, :sandbox, :sandbox, 'paused', :team, 2, 'LISTING', false, :changes)
                    """)
                    .param("no", next)
                    .param("at", Instant.parse("2026-11-20T12:00:00Z").atOffset(ZoneOffset.UTC))
                    .param("connection", connection)
                    .param("sandbox", sandbox)
                    .param("team", team)
                    .param("changes", changes)
                    .update();
            return next;
        });
        return number == null ? 0 : number;
    }

    /// Removes the beginning of the log, as the purge does.
    public void purgeUpTo(long number) {
        jdbc.sql("delete from history_change where no <= ?").param(number).update();
    }
}
