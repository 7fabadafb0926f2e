package io.sandboxconsole.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/// Reads the rows of a statement one after the other, a few hundred at a time: PostgreSQL keeps a cursor only in a
/// transaction, and would otherwise send all rows at once.
final class RowCursor implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 500;

    private final DataSource database;

    private final Connection connection;

    private final PreparedStatement statement;

    private final ResultSet rows;

    private RowCursor(DataSource database, Connection connection, PreparedStatement statement) throws SQLException {
        this.database = database;
        this.connection = connection;
        this.statement = statement;
        this.rows = statement.executeQuery();
    }

    /// A reading of one row.
    interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    static RowCursor open(DataSource database, String sql, Map<String, ?> parameters) {
        SqlParameterSource source = new MapSqlParameterSource(parameters);
        var parsed = NamedParameterUtils.parseSqlStatement(sql);
        @Nullable Object[] values = NamedParameterUtils.buildValueArray(parsed, source, null);
        Connection connection = null;
        PreparedStatement statement = null;
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            statement = connection.prepareStatement(NamedParameterUtils.substituteNamedParameters(parsed, source));
            statement.setFetchSize(ROWS_AT_ONCE);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return new RowCursor(database, connection, statement);
        } catch (SQLException failure) {
            close(connection, statement, failure);
            throw translated(database, failure);
        }
    }

    /// Reads the next row; empty behind the last one.
    <T> @Nullable T next(Reader<T> reader) {
        try {
            return rows.next() ? reader.read(rows) : null;
        } catch (SQLException failure) {
            throw translated(database, failure);
        }
    }

    @Override
    public void close() {
        close(connection, statement, null);
    }

    private static void close(
            @Nullable Connection connection, @Nullable PreparedStatement statement, @Nullable SQLException first) {
        try (connection;
                statement) {
            if (connection != null) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            // The rows are read, or the first failure says more; the pool discards the connection.
            if (first != null) {
                first.addSuppressed(failure);
            }
        }
    }

    private static DataAccessException translated(DataSource database, SQLException failure) {
        return new SQLErrorCodeSQLExceptionTranslator(database).translate("read the history", null, failure);
    }
}
