package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes lives of a connection that no engine has, for tests of screens.
public final class ArchivedLives {

    public static final ConnectionId ARCHIVE = new ConnectionId("archive");

    private final JdbcClient database;

    private final SandboxFields fields = new SandboxFields();

    public ArchivedLives(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    /// Writes a sandbox that was seen since its creation, and was `later` since `changed`.
    public void write(Sandbox earlier, Sandbox later, Instant changed, @Nullable Instant ended) {
        Instant seen = Objects.requireNonNull(earlier.createdAt());
        Map<String, String> last = fields.of(later);
        var end = ended == null ? null : new End(ended, changed, End.Cause.UNKNOWN, null, null, null, null);
        Map<String, @Nullable Object> row = new HashMap<>(LifeColumns.of(new Life(later, seen, end), changed, last));
        row.put("events", 2);
        List<String> columns = List.copyOf(row.keySet());
        database.sql("insert into history_sandbox (%s) values (:%s)"
                        .formatted(String.join(", ", columns), String.join(", :", columns)))
                .params(row)
                .update();
        long number = database.sql("select no from history_sandbox where connection = ? and sandbox = ?")
                .params(ARCHIVE.value(), later.id().value())
                .query(Long.class)
                .single();
        event(number, 1, seen, HistoryEvent.Kind.FIRST_SEEN, List.of());
        event(number, 2, changed, HistoryEvent.Kind.CHANGED, SandboxFields.changes(fields.of(earlier), last));
    }

    private void event(long number, int sequence, Instant at, HistoryEvent.Kind kind, List<FieldChange> changes) {
        database.sql("""
                        insert into history_event (history, sequence, at, kind, origin, gap, changes)
                        values (?, ?, ?, ?, 'LISTING', false, ?)""")
                .params(
                        number,
                        sequence,
                        at.atOffset(ZoneOffset.UTC),
                        kind.name(),
                        changes.isEmpty() ? null : StoredValues.writtenChanges(changes))
                .update();
    }

    /// Removes what was written.
    public void clear() {
        database.sql("delete from history_event where history in "
                        + "(select no from history_sandbox where connection = 'archive')")
                .update();
        database.sql("delete from history_sandbox where connection = 'archive'").update();
    }
}
