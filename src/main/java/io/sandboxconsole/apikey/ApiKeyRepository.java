package io.sandboxconsole.apikey;

import io.sandboxconsole.apikey.ApiKey.Step;
import io.sandboxconsole.apikey.ApiKey.Use;
import io.sandboxconsole.apikey.StoredApiKey.Older;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores keys in the database. Every call may throw a [org.springframework.dao.DataAccessException].
@Component
class ApiKeyRepository {

    private final JdbcClient jdbc;

    ApiKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StoredApiKey row) {
        var key = row.key();
        jdbc.sql("""
                insert into api_key (id, name, kind, owner, team, role, connection, created_at, created_by, created_name,
                  expires_at,
                  lookup, hash, requests_minute, sandboxes)
                values (:id, :name, :kind, :owner, :team, :role, :connection, :createdAt, :createdBy, :createdName,
                  :expiresAt,
                  :lookup, :hash, :requests, :sandboxes)
                """)
                .param("id", key.id())
                .param("name", key.name())
                .param("kind", key.kind().name())
                .param("owner", key.owner())
                .param("team", key.team())
                .param("role", key.role().name())
                .param("connection", key.connection())
                .param("createdAt", stored(key.created().at()))
                .param("createdBy", key.created().by())
                .param("createdName", key.created().name())
                .param("expiresAt", key.expires() == null ? null : stored(key.expires()))
                .param("lookup", key.lookup())
                .param("hash", row.hash())
                .param("requests", key.limits().requestsPerMinute())
                .param("sandboxes", key.limits().sandboxes())
                .update();
    }

    List<ApiKey> all() {
        return jdbc
                .sql("select * from api_key order by lower(name), created_at, id")
                .query(ApiKeyRowMapper::read)
                .list()
                .stream()
                .map(StoredApiKey::key)
                .toList();
    }

    Optional<StoredApiKey> find(UUID id) {
        return jdbc.sql("select * from api_key where id = ?")
                .param(id)
                .query(ApiKeyRowMapper::read)
                .optional();
    }

    /// Finds a key by the `lookup` of its present or previous value.
    Optional<StoredApiKey> byLookup(String lookup) {
        return jdbc.sql("select * from api_key where lookup = ? or previous_lookup = ?")
                .params(lookup, lookup)
                .query(ApiKeyRowMapper::read)
                .optional();
    }

    /// Returns the distinguishing details of every key, by its id as a creator's.
    Map<String, ApiKeyDetails> details() {
        return all().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key.actorId().label(), ApiKeyRepository::details));
    }

    private static ApiKeyDetails details(ApiKey key) {
        return new ApiKeyDetails(key.name(), key.deleted() != null, key.owner(), key.team(), key.lookup());
    }

    void rename(UUID id, String name) {
        jdbc.sql("update api_key set name = ? where id = ?").params(name, id).update();
    }

    /// Gives a key another value, and keeps the present one valid until `until`. Returns false if the key is revoked or
    /// deleted, or was rotated in between.
    boolean rotate(ApiKey key, Older successor) {
        return jdbc.sql("""
                update api_key set previous_lookup = lookup, previous_hash = hash, previous_until = :until,
                  lookup = :next, hash = :hash
                where id = :id and lookup = :lookup and revoked_at is null and deleted_at is null
                """)
                        .param("until", stored(successor.until()))
                        .param("next", successor.lookup())
                        .param("hash", successor.hash())
                        .param("id", key.id())
                        .param("lookup", key.lookup())
                        .update()
                == 1;
    }

    /// Revokes a key, unless it is already.
    void revoke(UUID id, Step step) {
        jdbc.sql(
                        "update api_key set revoked_at = ?, revoked_by = ?, revoked_name = ? where id = ? and revoked_at is null")
                .params(stored(step.at()), step.by(), step.name(), id)
                .update();
    }

    /// Marks a key as deleted, unless it is already; its row remains.
    void delete(UUID id, Step step) {
        jdbc.sql(
                        "update api_key set deleted_at = ?, deleted_by = ?, deleted_name = ? where id = ? and deleted_at is null")
                .params(stored(step.at()), step.by(), step.name(), id)
                .update();
    }

    void used(UUID id, Use use) {
        jdbc.sql("""
                update api_key set used_at = :at, used_address = :address, used_agent = :agent
                where id = :id and (used_at is null or used_at < :at)
                """)
                .param("at", stored(use.at()))
                .param("address", use.address())
                .param("agent", use.userAgent())
                .param("id", id)
                .update();
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
