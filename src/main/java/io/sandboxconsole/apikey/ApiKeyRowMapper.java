package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Role;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.ApiKey.Step;
import io.sandboxconsole.apikey.ApiKey.Use;
import io.sandboxconsole.apikey.StoredApiKey.Older;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Maps a row of the table of keys to a [StoredApiKey].
final class ApiKeyRowMapper {

    private ApiKeyRowMapper() {}

    static StoredApiKey read(ResultSet row, int number) throws SQLException {
        return new StoredApiKey(key(row), row.getString("hash"), older(row));
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                row.getString("owner"),
                row.getString("team"),
                Role.valueOf(row.getString("role")),
                row.getString("connection"),
                new Limits(row.getObject("requests_minute", Integer.class), row.getObject("sandboxes", Integer.class)),
                Objects.requireNonNull(step(row, "created")),
                instant(row, "expires_at"),
                step(row, "revoked"),
                step(row, "deleted"),
                row.getString("lookup"),
                use(row));
    }

    private static @Nullable Older older(ResultSet row) throws SQLException {
        @Nullable Instant until = instant(row, "previous_until");
        return until == null
                ? null
                : new Older(row.getString("previous_lookup"), row.getString("previous_hash"), until);
    }

    private static @Nullable Step step(ResultSet row, String name) throws SQLException {
        @Nullable Instant at = instant(row, name + "_at");
        if (at == null) {
            return null;
        }
        String by = row.getString(name + "_by");
        @Nullable String actorName = row.getString(name + "_name");
        return new Step(at, by, actorName == null ? by : actorName);
    }

    private static @Nullable Use use(ResultSet row) throws SQLException {
        @Nullable Instant at = instant(row, "used_at");
        return at == null ? null : new Use(at, row.getString("used_address"), row.getString("used_agent"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
