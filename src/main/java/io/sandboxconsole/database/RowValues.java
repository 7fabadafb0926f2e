package io.sandboxconsole.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Reads values in the same Java types from both databases, writes them, and sums up a table's content: counts and
/// sums of hashes are equal if the rows are, in whatever order they come.
final class RowValues {

    private final MessageDigest digest;

    private long rows;

    private long sum;

    private long secondSum;

    RowValues() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /// What a table holds, in a few numbers.
    record Content(long rows, long sum, long secondSum) {}

    Content content() {
        return new Content(rows, sum, secondSum);
    }

    /// Reads the row at which `row` stands, and counts it.
    @Nullable
    Object[] read(ResultSet row, Table table) throws SQLException {
        @Nullable Object[] values = new Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.columns().get(i).type().read(row, i + 1);
            add(values[i]);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        rows++;
        sum += hash.getLong();
        secondSum += hash.getLong();
        return values;
    }

    private void add(@Nullable Object value) {
        byte[] bytes = switch (value) {
            case null -> new byte[0];
            case byte[] binary -> binary;
            case OffsetDateTime moment -> moment.toInstant().toString().getBytes(StandardCharsets.UTF_8);
            default -> value.toString().getBytes(StandardCharsets.UTF_8);
        };
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(0, value == null ? -1 : bytes.length)
                .array());
        digest.update(bytes);
    }

    /// Sets the parameters of [Table#insert].
    static void set(PreparedStatement insert, @Nullable Object[] values, Table table) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            table.columns().get(i).type().write(insert, i + 1, values[i]);
        }
    }
}
