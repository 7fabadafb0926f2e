package io.sandboxconsole.sandbox.attribution;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.StorableText;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores the creators of sandboxes: recorded by us, or found in an engine's own log.
final class CreatorRepository {

    private static final String ENGINE = "ENGINE";

    private final JdbcClient jdbc;

    private final Clock clock;

    CreatorRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The owner and team we recorded for a sandbox; an engine's log grants no rights.
    Optional<Target> recorded(SandboxId id) {
        return recorded(id.connection(), List.of(id.value())).stream().findFirst();
    }

    /// The same for several sandboxes of a connection, at least one.
    List<Target> recorded(ConnectionId connection, Collection<String> sandboxes) {
        return jdbc.sql("""
                select sandbox, team, creator_id from attribution
                where connection = :connection and sandbox in (:sandboxes)
                """)
                .param("connection", connection.value())
                .param("sandboxes", sandboxes)
                .query((row, _) -> new Target(
                        connection.value(),
                        row.getString("sandbox"),
                        null,
                        row.getString("team"),
                        row.getString("creator_id")))
                .list();
    }

    /// @param request the label of the create request, where known
    /// @throws DuplicateKeyException if a creator is recorded already
    Creator record(Actor actor, SandboxId id, @Nullable String team, @Nullable String request) {
        String name = StorableText.of(actor.name());
        jdbc.sql("""
                insert into attribution (connection, sandbox, creator_kind, creator_id, creator_name, team, at, request)
                values (:connection, :sandbox, :kind, :creator, :name, :team, :at, :request)
                """)
                .param("connection", id.connection().value())
                .param("sandbox", id.value())
                .param("kind", actor.kind().name())
                .param("creator", actor.id().label())
                .param("name", name)
                .param("team", team)
                .param("at", now())
                .param("request", request)
                .update();
        return recorded(actor.kind().name(), actor.id().label(), name);
    }

    /// Stores the creator in an engine's log, in place of an earlier one.
    Creator found(SandboxId id, EngineIdentity identity) {
        if (write(id, identity, """
                update engine_creator set actor = :actor, email = :email, key_prefix = :prefix, key_suffix = :suffix,
                  key_name = :name, source = :source, candidates = :candidates, at = :at
                where connection = :connection and sandbox = :sandbox
                """) == 0) {
            add(id, identity);
        }
        return identity.on(id.connection());
    }

    /// The stored creators of these sandboxes of a connection; our own records outrank an engine's log.
    Map<String, Creator> read(ConnectionId connection, Set<String> sandboxes) {
        return jdbc
                .sql("""
                select sandbox, creator_kind, creator_id, creator_name, cast(null as varchar(255)) as email,
                  cast(null as varchar(255)) as key_prefix, cast(null as varchar(255)) as key_suffix,
                  cast(null as varchar(255)) as key_name, cast(null as varchar(255)) as source,
                  cast(null as varchar(4000)) as candidates, false as key_deleted
                from attribution where connection = :connection and sandbox in (:sandboxes)
                union all
                select sandbox, 'ENGINE', actor, actor, email, key_prefix, key_suffix, key_name, source, candidates,
                  key_deleted
                from engine_creator where connection = :connection and sandbox in (:sandboxes)
                """)
                .param("connection", connection.value())
                .param("sandboxes", sandboxes)
                .query((row, _) -> Map.entry(row.getString("sandbox"), creator(connection, row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, CreatorRepository::surer));
    }

    /// The recorded sandboxes among these of a connection whose request is not recorded.
    Set<String> withoutRequest(ConnectionId connection, Set<String> sandboxes) {
        return jdbc
                .sql("""
                select sandbox from attribution
                where connection = :connection and sandbox in (:sandboxes) and request is null
                """)
                .param("connection", connection.value())
                .param("sandboxes", sandboxes)
                .query((row, _) -> row.getString("sandbox"))
                .stream()
                .collect(Collectors.toSet());
    }

    /// Adds the request to a record that lacks it.
    void addRequest(SandboxId id, String request) {
        jdbc.sql("""
                update attribution set request = :request
                where connection = :connection and sandbox = :sandbox and request is null
                """)
                .param("request", request)
                .param("connection", id.connection().value())
                .param("sandbox", id.value())
                .update();
    }

    /// The engines' ids of the sandboxes recorded for these requests, by request. One sandbox may be seen through
    /// several connections.
    Map<String, Set<String>> created(Set<String> requests) {
        return jdbc
                .sql("select request, sandbox from attribution where request in (:requests)")
                .param("requests", requests)
                .query((row, _) -> Map.entry(row.getString("request"), row.getString("sandbox")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /// The engine's named keys that created sandboxes, and whether each is recorded as deleted.
    Map<EngineRecords.Key, Boolean> namedKeys(ConnectionId connection) {
        Map<EngineRecords.Key, Boolean> keys = new HashMap<>();
        jdbc.sql("""
                select distinct actor, key_name, key_suffix, key_deleted from engine_creator
                where connection = :connection and key_name is not null and key_suffix is not null
                """)
                .param("connection", connection.value())
                .query((row, _) -> Map.entry(
                        new EngineRecords.Key(
                                row.getString("actor"), row.getString("key_name"), row.getString("key_suffix")),
                        row.getBoolean("key_deleted")))
                .list()
                .forEach(key -> keys.merge(key.getKey(), key.getValue(), Boolean::logicalAnd));
        return keys;
    }

    void markKey(ConnectionId connection, EngineRecords.Key key, boolean deleted) {
        jdbc.sql("""
                update engine_creator set key_deleted = :deleted
                where connection = :connection and actor = :actor and key_name = :name and key_suffix = :suffix
                """)
                .param("deleted", deleted)
                .param("connection", connection.value())
                .param("actor", key.actor())
                .param("name", key.name())
                .param("suffix", key.suffix())
                .update();
    }

    private void add(SandboxId id, EngineIdentity identity) {
        try {
            write(id, identity, """
                    insert into engine_creator (connection, sandbox, actor, email, key_prefix, key_suffix, key_name,
                      source, candidates, at)
                    values (:connection, :sandbox, :actor, :email, :prefix, :suffix, :name, :source, :candidates, :at)
                    """);
        } catch (DuplicateKeyException meanwhile) {
            // Another instance of the console has read the same log.
        }
    }

    private int write(SandboxId id, EngineIdentity identity, String statement) {
        String candidates = String.join("\n", identity.candidates());
        return jdbc.sql(statement)
                .param("connection", id.connection().value())
                .param("sandbox", id.value())
                .param("actor", identity.actor())
                .param("email", identity.email())
                .param("prefix", identity.keyPrefix())
                .param("suffix", identity.keySuffix())
                .param("name", identity.keyName())
                .param("source", identity.source())
                .param("candidates", candidates.isEmpty() ? null : candidates)
                .param("at", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Creator surer(Creator one, Creator other) {
        return one.evidence().compareTo(other.evidence()) <= 0 ? one : other;
    }

    private static Creator creator(ConnectionId connection, ResultSet row) throws SQLException {
        String kind = row.getString("creator_kind");
        return kind.equals(ENGINE)
                ? identity(row).on(connection).deleted(row.getBoolean("key_deleted"))
                : recorded(kind, row.getString("creator_id"), row.getString("creator_name"));
    }

    private static EngineIdentity identity(ResultSet row) throws SQLException {
        String candidates = row.getString("candidates");
        return new EngineIdentity(
                row.getString("creator_id"),
                row.getString("email"),
                row.getString("key_prefix"),
                row.getString("key_suffix"),
                row.getString("key_name"),
                row.getString("source"),
                candidates == null ? List.of() : List.of(candidates.split("\n", -1)));
    }

    private static Creator recorded(String kind, String id, String name) {
        return switch (Actor.Kind.valueOf(kind)) {
            case PERSON, SERVICE, SYSTEM -> new Creator.User(id, name, Evidence.RECORDED);
            case KEY -> new Creator.ApiKey(id, name, false, Evidence.RECORDED);
        };
    }
}
