package io.sandboxconsole.history;

import io.sandboxconsole.history.LifeTexts.JoinedText;
import io.sandboxconsole.i18n.WholeText;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fills and reads the columns of `history_sandbox`: the one place that knows what each holds. Every column but
/// `no` and `events` is here. A text or moment that does not fit is cut, and `altered` says so.
final class LifeColumns {

    /// The columns from which [#life] reads a row.
    static final String READ = "connection, sandbox, full_id, first_seen, last_seen, ended, cause, ended_by, "
            + "ended_actor, operation, log_entry, " + RowFields.READ;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /// The last moment that a column holds.
    static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private boolean altered;

    private LifeColumns() {}

    /// Returns the columns of `life` by name, for named parameters of the same names. `sandbox` is [StoredText#id].
    ///
    /// @param lastSeen when it was last seen, also for one that lives
    /// @param fields the sandbox as [SandboxFields] writes it
    static Map<String, @Nullable Object> of(Life life, Instant lastSeen, Map<String, String> fields) {
        return new LifeColumns().fill(life, lastSeen, fields);
    }

    private Map<String, @Nullable Object> fill(Life life, Instant lastSeen, Map<String, String> fields) {
        Sandbox sandbox = life.sandbox();
        identity(sandbox.id());
        moment("first_seen", life.firstSeen());
        moment("begun", life.begin());
        moment("created", sandbox.createdAt());
        moment("expires", sandbox.expiresAt());
        moment("activity", sandbox.attributes().lastActivityAt());
        moment("last_seen", lastSeen);
        end(life);
        store("team", sandbox.team());
        store("owner", sandbox.owner());
        values.put("state", sandbox.state().kind().word());
        store("creator", sandbox.creator().id());
        values.put("evidence", rank(sandbox.creator().evidence()));
        store("image", LifeTexts.image(sandbox));
        store("reason", sandbox.status().reasonWord());
        store("region", sandbox.attributes().region());
        store("machine", sandbox.attributes().machine());
        values.put("lease", LifeTexts.lease(sandbox));
        store("state_key", StoredText.folded(sandbox.state().word()));
        store("title_key", StoredText.folded(sandbox.title()));
        store("creator_key", LifeTexts.creator(sandbox.creator()));
        store("texts", LifeTexts.searched(sandbox));
        store("labels", LifeTexts.labels(sandbox.metadata()));
        values.put("altered", altered);
        values.put("fields", RowFields.written(fields, values));
        return values;
    }

    private void identity(SandboxId id) {
        String stored = StoredText.id(id.value());
        boolean whole = stored.equals(id.value());
        altered = !whole;
        values.put("connection", id.connection().value());
        values.put("sandbox", stored);
        values.put("full_id", whole ? null : StoredText.hex(id.value()));
    }

    private void end(Life life) {
        End end = life.end();
        moment("ended", end == null ? null : end.at());
        values.put("lived", end == null ? null : lived(life, end.at()));
        values.put("cause", end == null ? null : end.cause().word());
        values.put("ended_by", end == null ? null : storable(end.by()));
        values.put("ended_actor", end == null ? null : storable(end.actor()));
        values.put("operation", end == null ? null : end.operation());
        values.put("log_entry", end == null ? null : storable(end.entry()));
    }

    private void moment(String column, @Nullable Instant moment) {
        Instant stored = moment == null ? null : stored(moment);
        note(moment == null || moment.truncatedTo(ChronoUnit.MICROS).equals(stored));
        values.put(column, stored == null ? null : stored.atOffset(ZoneOffset.UTC));
    }

    private void store(String column, @Nullable String text) {
        values.put(column, text == null ? null : name(text));
        note(text == null || text.equals(values.get(column)));
    }

    private void store(String column, JoinedText joined) {
        values.put(column, joined.toString());
        note(joined.whole());
    }

    private void note(boolean whole) {
        altered = altered || !whole;
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : StorableText.of(StoredText.clean(text));
    }

    /// Returns how sure an attribution is, 0 for the surest.
    static int rank(Creator.Evidence evidence) {
        return switch (evidence) {
            case RECORDED -> 0;
            case ENGINE_AUDIT_LOG -> 1;
            case DECLARED -> 2;
            case UNKNOWN -> 3;
        };
    }

    /// Returns `text` as a column for a name holds it.
    static String name(String text) {
        return WholeText.cut(StoredText.clean(text), StoredText.NAME);
    }

    /// Returns `moment` as a column holds it.
    static Instant stored(Instant moment) {
        Instant cut = moment.truncatedTo(ChronoUnit.MICROS);
        if (cut.isBefore(FIRST)) {
            return FIRST;
        }
        return cut.isAfter(LAST) ? LAST : cut;
    }

    /// Returns the microseconds that `life` has lasted until `moment`; never negative.
    static long lived(Life life, Instant moment) {
        return Math.max(0, ChronoUnit.MICROS.between(stored(life.begin()), stored(moment)));
    }

    /// Reads a row of [#READ].
    static Life life(ResultSet row, SandboxFields fields) throws SQLException {
        String full = row.getString("full_id");
        var id = new SandboxId(
                new ConnectionId(row.getString("connection")),
                full == null ? row.getString("sandbox") : StoredText.unhex(full));
        return new Life(
                fields.sandbox(id, RowFields.read(row)),
                read(row, "first_seen"),
                row.getObject("ended") == null ? null : end(row));
    }

    private static End end(ResultSet row) throws SQLException {
        return new End(
                read(row, "ended"),
                read(row, "last_seen"),
                End.Cause.named(String.valueOf(row.getString("cause"))).orElse(End.Cause.UNKNOWN),
                row.getString("ended_by"),
                row.getString("ended_actor"),
                row.getObject("operation", UUID.class),
                row.getString("log_entry"));
    }

    private static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
