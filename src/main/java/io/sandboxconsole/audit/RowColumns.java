package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.RowEncoding;
import io.sandboxconsole.audit.format.Seal;
import io.sandboxconsole.i18n.WholeText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of the table `audit_event`: each field of a [Row] has one.
final class RowColumns {

    private static final Map<Field, String> NAMES = names();

    private static final List<Field> FIELDS = List.copyOf(NAMES.keySet());

    static final String INSERT = insert();

    private RowColumns() {}

    private static Map<Field, String> names() {
        Map<Field, String> names = new EnumMap<>(Field.class);
        names.put(Field.NUMBER, "id");
        names.put(Field.AT, "at");
        names.put(Field.CHAINED, "chained");
        names.put(Field.OPERATION, "operation");
        names.put(Field.PHASE, "phase");
        names.put(Field.ACTION, "action");
        names.put(Field.ACTOR_ID, "actor_id");
        names.put(Field.ACTOR_KIND, "actor_kind");
        names.put(Field.DOOR, "door");
        names.put(Field.CALLER, "caller");
        names.put(Field.CONNECTION, "connection");
        names.put(Field.TARGET_ID, "sandbox");
        names.put(Field.TEAM, "team");
        names.put(Field.OWNER, "owner");
        names.put(Field.RESULT, "result");
        names.put(Field.CODE, "code");
        names.put(Field.ENGINE_REQUEST, "engine_request");
        names.put(Field.REQUEST, "request");
        names.put(Field.PARENT, "parent");
        names.put(Field.JOB, "job");
        names.put(Field.ON_BEHALF_OF_ID, "behalf_id");
        names.put(Field.ACTOR_NAME, "actor_name");
        names.put(Field.ADDRESS, "address");
        names.put(Field.USER_AGENT, "user_agent");
        names.put(Field.ON_BEHALF_OF_NAME, "behalf_name");
        names.put(Field.TARGET_NAME, "sandbox_name");
        names.put(Field.DETAIL, "detail");
        names.put(Field.REASON, "reason");
        names.put(Field.CHANGES, "changes");
        return names;
    }

    private static String insert() {
        List<String> columns = new ArrayList<>(FIELDS.stream().map(NAMES::get).toList());
        columns.addAll(List.of("version", "person_salt", "content_salt", "row_hash", "hash"));
        return "insert into audit_event (%s) values (%s)"
                .formatted(String.join(", ", columns), String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    /// Sets the parameters of [#INSERT]. Each names its type: to find out the type of what is absent takes a driver
    /// longer than the rest of the row.
    static void set(PreparedStatement insert, ChainedRow chained) throws SQLException {
        Row row = chained.row();
        int index = 0;
        for (Field field : FIELDS) {
            set(insert, ++index, stored(row.get(field)), field);
        }
        insert.setInt(++index, Row.VERSION);
        insert.setBytes(++index, salt(row.seal(Part.PERSON)));
        insert.setBytes(++index, salt(row.seal(Part.CONTENT)));
        insert.setBytes(++index, chained.rowHash().toArray());
        insert.setBytes(++index, chained.hash().toArray());
    }

    private static void set(PreparedStatement insert, int index, @Nullable Object value, Field field)
            throws SQLException {
        switch (value) {
            case null -> insert.setNull(index, sqlType(field));
            case String text -> insert.setString(index, text);
            case Long number -> insert.setLong(index, number);
            default -> insert.setObject(index, value);
        }
    }

    private static int sqlType(Field field) {
        return switch (field.type()) {
            case INTEGER -> Types.BIGINT;
            case INSTANT -> Types.TIMESTAMP_WITH_TIMEZONE;
            case TEXT, CHANGES -> Types.VARCHAR;
            case UUID -> Types.OTHER;
            case HASH -> Types.BINARY;
        };
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> changes -> ChangesText.of(changes);
            case null, default -> value;
        };
    }

    private static byte @Nullable [] salt(Seal seal) {
        return seal instanceof Seal.Salted(Bytes salt) ? salt.toArray() : null;
    }

    /// Returns the assignments that redact `part`: its hash is the parameter `hash`, and an empty text stands where a
    /// column must have one.
    static String redacted(Part part) {
        List<String> assignments = new ArrayList<>();
        for (Field field : Field.of(part)) {
            boolean required = field == Field.ACTOR_NAME || field == Field.DETAIL;
            assignments.add(NAMES.get(field) + (required ? " = ''" : " = null"));
        }
        String name = part.name().toLowerCase(Locale.ROOT);
        assignments.add(name + "_salt = null");
        assignments.add(name + "_hash = :hash");
        return String.join(", ", assignments);
    }

    /// Reads the row at which `columns` stands.
    static Row row(ResultSet columns) throws SQLException {
        boolean beforeChain = columns.getObject("chained") == null;
        Seal person = seal(columns, "person");
        Seal content = seal(columns, "content");
        Map<Field, Object> values = new EnumMap<>(Field.class);
        for (Map.Entry<Field, String> column : NAMES.entrySet()) {
            Field field = column.getKey();
            Seal seal = field.part() == Part.PERSON ? person : content;
            if (field.part() != Part.ROW && seal instanceof Seal.Redacted) {
                continue;
            }
            @Nullable Object value = value(columns, field, column.getValue());
            if (value != null) {
                values.put(field, beforeChain ? encodable(value) : value);
            }
        }
        return new Row(values, person, content);
    }

    private static @Nullable Object value(ResultSet columns, Field field, String column) throws SQLException {
        return switch (field.type()) {
            case INTEGER -> columns.getLong(column);
            case INSTANT -> {
                var moment = columns.getObject(column, OffsetDateTime.class);
                yield moment == null ? null : moment.toInstant();
            }
            case UUID -> columns.getObject(column, java.util.UUID.class);
            case TEXT -> columns.getString(column);
            case CHANGES -> {
                String text = columns.getString(column);
                yield text == null ? null : ChangesText.read(text);
            }
            case HASH -> throw new IllegalStateException("Hashes of parts have no column of a field.");
        };
    }

    /// Rows from before the chain may hold half a surrogate pair.
    private static Object encodable(Object value) {
        return value instanceof String text && RowEncoding.hasHalfACharacter(text)
                ? WholeText.withoutHalves(text)
                : value;
    }

    private static Seal seal(ResultSet columns, String part) throws SQLException {
        byte @Nullable [] hash = columns.getBytes(part + "_hash");
        if (hash != null) {
            return new Seal.Redacted(Bytes.of(hash));
        }
        byte @Nullable [] salt = columns.getBytes(part + "_salt");
        return salt == null ? Seal.UNSALTED : new Seal.Salted(Bytes.of(salt));
    }

    /// Reads the row and the hashes that are stored with it, which prove nothing by themselves.
    static ChainedRow chained(ResultSet columns) throws SQLException {
        return new ChainedRow(row(columns), hash(columns, "row_hash"), hash(columns, "hash"));
    }

    private static Bytes hash(ResultSet columns, String column) throws SQLException {
        byte @Nullable [] hash = columns.getBytes(column);
        return hash == null ? ChainedRow.NONE : Bytes.of(hash);
    }
}
