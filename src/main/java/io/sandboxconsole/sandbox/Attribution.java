package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Reach;
import io.sandboxconsole.sandbox.Creator.Evidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who created a sandbox: what we recorded ourselves outranks whatever its metadata declares.
///
/// Blocks on the database for sandboxes it has not met before; safe for use by several threads.
@Component
public class Attribution {

    private static final int CHUNK = 500;

    private static final int MAXIMUM_TEXT = 255;

    /// Characters of up to two halves each, and the ellipsis.
    private static final int MAXIMUM_NAME = 127;

    private final JdbcClient jdbc;

    private final KeyNames keys;

    private final Clock clock;

    private final Map<SandboxId, Optional<Creator>> known = new ConcurrentHashMap<>();

    Attribution(JdbcClient jdbc, KeyNames keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /// Attributes a connection's whole listing, and forgets about its other sandboxes.
    ///
    /// @throws org.springframework.dao.DataAccessException if the database does not answer
    public List<Sandbox> attribute(List<Sandbox> listing) {
        Map<ConnectionId, List<Sandbox>> byConnection = listing.stream()
                .collect(Collectors.groupingBy(sandbox -> sandbox.id().connection()));
        byConnection.forEach((connection, sandboxes) -> {
            Set<SandboxId> ids = sandboxes.stream().map(Sandbox::id).collect(Collectors.toSet());
            known.keySet().removeIf(id -> id.connection().equals(connection) && !ids.contains(id));
            learn(connection, ids);
        });
        Map<String, KeyDetails> details = keys.byId();
        return listing.stream().map(sandbox -> fromKnown(sandbox, details)).toList();
    }

    /// Attributes one sandbox.
    ///
    /// @throws org.springframework.dao.DataAccessException if the database does not answer
    public Sandbox attribute(Sandbox sandbox) {
        learn(sandbox.id().connection(), Set.of(sandbox.id()));
        return fromKnown(sandbox, keys.byId());
    }

    /// Whether what was recorded about a sandbox, which may be gone by now, puts it within `reach`.
    boolean recordedWithin(Reach reach, SandboxId id) {
        return recordable(id)
                && jdbc.sql("select team, creator_id from attribution where connection = ? and sandbox = ?")
                        .params(id.connection().value(), id.value())
                        .query((row, _) -> reach.covers(row.getString("team"), row.getString("creator_id")))
                        .optional()
                        .orElse(false);
    }

    /// Whose a sandbox, which may be gone by now, was by what was recorded.
    Optional<Target> recorded(SandboxId id) {
        if (!recordable(id)) {
            return Optional.empty();
        }
        return jdbc.sql("select team, creator_id from attribution where connection = ? and sandbox = ?")
                .params(id.connection().value(), id.value())
                .query((row, _) -> new Target(
                        id.connection().value(), id.value(), null, row.getString("team"), row.getString("creator_id")))
                .optional();
    }

    /// Writes down that `actor` created `id` for `team`, under the name the actor has now.
    void record(Actor actor, SandboxId id, @Nullable String team) {
        String name = storable(actor.name());
        jdbc.sql("""
                insert into attribution (connection, sandbox, creator_kind, creator_id, creator_name, team, at)
                values (:connection, :sandbox, :kind, :creator, :name, :team, :at)
                """)
                .param("connection", id.connection().value())
                .param("sandbox", id.value())
                .param("kind", actor.kind().name())
                .param("creator", actor.id().label())
                .param("name", name)
                .param("team", team)
                .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        // Only now: what is not written down would be forgotten at the next start.
        known.put(id, Optional.of(creator(actor.kind().name(), actor.id().label(), name)));
    }

    /// Writes down who created a sandbox that was there before the console, unless that is written down already.
    @Blocking
    public void recordEarlier(Actor creator, SandboxId id, @Nullable String team) {
        try {
            record(creator, id, team);
        } catch (DuplicateKeyException known) {
            // Whoever came first is believed.
        }
    }

    private Sandbox fromKnown(Sandbox sandbox, Map<String, KeyDetails> details) {
        var creator =
                detailed(known.getOrDefault(sandbox.id(), Optional.empty()).orElse(sandbox.creator()), details);
        return creator.equals(sandbox.creator()) ? sandbox : sandbox.createdBy(creator);
    }

    /// What metadata declares is an id; who reads it knows the key by its name.
    private static Creator detailed(Creator creator, Map<String, KeyDetails> details) {
        if (!(creator instanceof Creator.ApiKey key) || !details.containsKey(key.id())) {
            return creator;
        }
        var known = details.get(key.id());
        String name = key.evidence() == Evidence.RECORDED ? key.name() : known.name();
        return new Creator.ApiKey(key.id(), name, known.deleted(), key.evidence(), known);
    }

    private void learn(ConnectionId connection, Set<SandboxId> ids) {
        Set<String> strangers = new HashSet<>();
        for (SandboxId id : ids) {
            if (!known.containsKey(id) && recordable(id)) {
                strangers.add(id.value());
            }
            if (strangers.size() == CHUNK) {
                look(connection, strangers);
                strangers.clear();
            }
        }
        if (!strangers.isEmpty()) {
            look(connection, strangers);
        }
    }

    private void look(ConnectionId connection, Set<String> strangers) {
        Map<String, Creator> recorded = jdbc
                .sql("""
                select sandbox, creator_kind, creator_id, creator_name from attribution
                where connection = :connection and sandbox in (:sandboxes)
                """)
                .param("connection", connection.value())
                .param("sandboxes", Set.copyOf(strangers))
                .query((row, _) -> Map.entry(row.getString("sandbox"), creator(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        // putIfAbsent: what a create call recorded in the meantime is newer than what was read here.
        strangers.forEach(
                value -> known.putIfAbsent(new SandboxId(connection, value), Optional.ofNullable(recorded.get(value))));
    }

    /// An engine may call a sandbox what no database takes; such an id must not fail the whole listing.
    private static boolean recordable(SandboxId id) {
        return id.value().length() <= MAXIMUM_TEXT && id.value().indexOf('\0') < 0;
    }

    /// `name` as the database takes it.
    static String storable(String name) {
        String clean = name.replace('\0', ' ');
        return clean.codePointCount(0, clean.length()) <= MAXIMUM_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MAXIMUM_NAME)) + "…";
    }

    private static Creator creator(ResultSet row) throws SQLException {
        return creator(row.getString("creator_kind"), row.getString("creator_id"), row.getString("creator_name"));
    }

    private static Creator creator(String kind, String id, String name) {
        return switch (Actor.Kind.valueOf(kind)) {
            case PERSON, SYSTEM -> new Creator.User(id, name, Evidence.RECORDED);
            case KEY -> new Creator.ApiKey(id, name, false, Evidence.RECORDED);
        };
    }
}
