package io.sandboxconsole.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a column holds, whatever its database calls that. One that is not here stops a move: it could be copied wrong.
enum ColumnType {
    TEXT(Types.VARCHAR),
    NUMBER(Types.BIGINT),
    BOOLEAN(Types.BOOLEAN),
    MOMENT(Types.TIMESTAMP_WITH_TIMEZONE),
    DATE(Types.DATE),
    BYTES(Types.BINARY),
    ID(Types.OTHER),
    /// One of the target's own, such as an index of words; it is never copied.
    UNKNOWN(Types.NULL);

    private final int sqlType;

    ColumnType(int sqlType) {
        this.sqlType = sqlType;
    }

    /// Returns the type of a column by the number and the name that its database gives it.
    static ColumnType of(int number, String name) {
        // H2 counts it among the binary types.
        if (name.toLowerCase(Locale.ROOT).equals("uuid")) {
            return ID;
        }
        return switch (number) {
            case Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.CHAR -> TEXT;
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> NUMBER;
            case Types.BOOLEAN, Types.BIT -> BOOLEAN;
            // PostgreSQL calls a timestamp with time zone so, too.
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
            case Types.DATE -> DATE;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            default -> UNKNOWN;
        };
    }

    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        @Nullable
        Object value = switch (this) {
            case TEXT -> row.getString(index);
            case NUMBER -> row.getLong(index);
            case BOOLEAN -> row.getBoolean(index);
            case MOMENT -> row.getObject(index, OffsetDateTime.class);
            case DATE -> row.getObject(index, LocalDate.class);
            case BYTES -> row.getBytes(index);
            case ID -> row.getObject(index, UUID.class);
            case UNKNOWN -> throw new IllegalStateException("A column of an unknown type is not copied.");
        };
        return row.wasNull() ? null : value;
    }

    void write(PreparedStatement insert, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> insert.setNull(index, sqlType);
            case byte[] bytes -> insert.setBytes(index, bytes);
            case Long number -> insert.setLong(index, number);
            default -> insert.setObject(index, value);
        }
    }
}
