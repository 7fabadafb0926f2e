package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Append-only store of [AuditEvent]s. Blocks on the database; safe for use by several threads.
@Repository
public class AuditTrail {

    private static final int MAXIMUM_DETAIL = 2_000;

    private static final int MAXIMUM_WORD = 255;

    private final JdbcClient jdbc;

    private final TransactionTemplate transaction;

    AuditTrail(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Appends rows in one transaction: all of them are kept, or none.
    ///
    /// @throws AuditUnavailable if they could not be kept
    public void append(List<AuditEvent> events) {
        try {
            transaction.executeWithoutResult(_ -> events.forEach(this::insert));
        } catch (DataAccessException | TransactionException failure) {
            throw new AuditUnavailable("The audit trail cannot be written now.", failure);
        }
    }

    /// The rows `query` asks for, newest first.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public List<AuditRow> read(AuditQuery query) {
        if (query.visible().nothing()) {
            return List.of();
        }
        var statement = AuditStatement.of(query);
        try {
            return jdbc.sql(statement.sql())
                    .params(statement.parameters())
                    .query((row, _) -> toRow(row))
                    .list();
        } catch (DataAccessException failure) {
            throw new AuditUnavailable("The audit trail cannot be read now.", failure);
        }
    }

    private void insert(AuditEvent event) {
        var who = event.who();
        var what = event.what() == null ? new What(null, null, null, null, null) : event.what();
        var ending = event.ending();
        jdbc.sql("""
                insert into audit_event (at, operation, phase, actor_id, actor_name, actor_kind, door, address, action,
                    connection, sandbox, sandbox_name, team, owner, result, code, detail, engine_request)
                values (:at, :operation, :phase, :actorId, :actorName, :actorKind, :door, :address, :action,
                    :connection, :sandbox, :sandboxName, :team, :owner, :result, :code, :detail, :engineRequest)
                """)
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("operation", event.operation())
                .param("phase", event.phase().name())
                .param("actorId", shortened(who.id(), MAXIMUM_WORD))
                .param("actorName", shortened(who.name(), MAXIMUM_WORD))
                .param("actorKind", who.kind())
                .param("door", who.door())
                .param("address", shortened(who.address(), MAXIMUM_WORD))
                .param("action", event.action())
                .param("connection", shortened(what.connection(), MAXIMUM_WORD))
                .param("sandbox", shortened(what.id(), MAXIMUM_WORD))
                .param("sandboxName", shortened(what.name(), MAXIMUM_WORD))
                .param("team", shortened(what.team(), MAXIMUM_WORD))
                .param("owner", shortened(what.owner(), MAXIMUM_WORD))
                .param("result", ending == null ? null : ending.result().name())
                .param("code", ending == null ? "" : shortened(ending.code(), MAXIMUM_WORD))
                .param("detail", ending == null ? "" : shortened(ending.detail(), MAXIMUM_DETAIL))
                .param("engineRequest", ending == null ? null : shortened(ending.engineRequestId(), MAXIMUM_WORD))
                .update();
    }

    private static @Nullable String shortened(@Nullable String text, int length) {
        // PostgreSQL refuses the NUL character in text, and a hostile name must not stop the trail.
        String clean = text == null ? null : text.replace('\0', ' ');
        return clean == null || clean.length() <= length ? clean : clean.substring(0, length - 1) + "…";
    }

    private static AuditRow toRow(ResultSet row) throws SQLException {
        var who = new Who(
                row.getString("actor_id"),
                row.getString("actor_name"),
                row.getString("actor_kind"),
                row.getString("door"),
                row.getString("address"));
        var what = new What(
                row.getString("connection"),
                row.getString("sandbox"),
                row.getString("sandbox_name"),
                row.getString("team"),
                row.getString("owner"));
        return new AuditRow(
                row.getLong("id"),
                new AuditEvent(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("operation", UUID.class),
                        Phase.valueOf(row.getString("phase")),
                        who,
                        row.getString("action"),
                        what,
                        toEnding(row)));
    }

    private static @Nullable Ending toEnding(ResultSet row) throws SQLException {
        @Nullable String result = row.getString("result");
        return result == null
                ? null
                : new Ending(
                        Result.valueOf(result),
                        row.getString("code"),
                        row.getString("detail"),
                        row.getString("engine_request"));
    }
}
