package io.sandboxconsole.history.change;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.history.StoredText;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the log of changes. Who reads on from the number of the last entry that they got misses none and gets none
/// twice. Blocks on the database; safe for use by several threads.
@Repository
public class ChangeLog {

    private static final String UNWATCHED = "UNWATCHED";

    private final JdbcClient jdbc;

    private final Guard guard;

    ChangeLog(JdbcClient jdbc, Guard guard) {
        this.jdbc = jdbc;
        this.guard = guard;
    }

    /// The entries that are kept.
    ///
    /// @param before the place before the oldest of them
    /// @param end the place behind the newest
    public record Kept(ChangePosition before, ChangePosition end) {

        /// Returns whether all entries behind `position` are kept.
        public boolean follows(ChangePosition position) {
            return position.log() == end.log()
                    && position.number() >= before.number()
                    && position.number() <= end.number();
        }
    }

    /// Returns which entries are kept.
    @Blocking
    public Kept kept() {
        return jdbc.sql("""
                select log, no, (select min(no) from history_change) as oldest from history_change_end
                """)
                .query((row, _) -> {
                    long log = row.getLong("log");
                    long end = row.getLong("no");
                    long oldest = row.getLong("oldest");
                    return new Kept(
                            new ChangePosition(log, row.wasNull() ? end : oldest - 1), new ChangePosition(log, end));
                })
                .single();
    }

    /// Returns the number of the newest entry.
    @Blocking
    public long end() {
        return jdbc.sql("select no from history_change_end").query(Long.class).single();
    }

    /// Returns the `most` entries behind `number`, in their order, as they are for a reader who sees everything.
    @Blocking
    public List<FleetChange> after(long number, int most) {
        return jdbc.sql("select * from history_change where no > :number order by no fetch first :most rows only")
                .param("number", number)
                .param("most", most)
                .query((row, _) -> change(row))
                .list();
    }

    /// Returns `changes` as `actor` may see them.
    public List<FleetChange> visible(Actor actor, List<FleetChange> changes) {
        var scope = guard.scope(actor, Permission.VIEW_SANDBOX);
        return scope.isEmpty()
                ? List.of()
                : changes.stream()
                        .flatMap(change -> visible(scope, change).stream())
                        .toList();
    }

    private static Optional<FleetChange> visible(AccessScope scope, FleetChange change) {
        return switch (change) {
            case FleetChange.Of of when scope.covers(of.team(), of.owner()) -> Optional.of(of);
            case FleetChange.Of of
            when scope.covers(of.teamBefore(), of.ownerBefore()) ->
                Optional.of(new FleetChange.Left(of.number(), of.event().sandbox()));
            case FleetChange.Of _ -> Optional.empty();
            case FleetChange.Left left -> Optional.of(left);
            case FleetChange.Unwatched unwatched -> Optional.of(unwatched);
        };
    }

    private static FleetChange change(ResultSet row) throws SQLException {
        long number = row.getLong("no");
        var connection = new ConnectionId(row.getString("connection"));
        Instant at = moment(row, "at");
        if (row.getString("kind").equals(UNWATCHED)) {
            return new FleetChange.Unwatched(number, connection, new Span(moment(row, "since"), at));
        }
        @Nullable String full = row.getString("full_id");
        @Nullable String changes = row.getString("changes");
        var id = new SandboxId(connection, full == null ? row.getString("sandbox") : StoredText.unhex(full));
        return new FleetChange.Of(
                number,
                new HistoryEvent(
                        id,
                        row.getInt("sequence"),
                        at,
                        row.getObject("engine_at") == null ? null : moment(row, "engine_at"),
                        Kind.valueOf(row.getString("kind")),
                        Origin.valueOf(row.getString("origin")),
                        row.getBoolean("gap"),
                        changes == null ? List.of() : SandboxFields.changes(changes),
                        row.getObject("operation", UUID.class)),
                Objects.requireNonNullElse(row.getString("title"), ""),
                Objects.requireNonNullElse(row.getString("state"), ""),
                row.getString("team"),
                row.getString("owner"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
