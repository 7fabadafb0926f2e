package io.sandboxconsole.sandbox.attribution;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who created a sandbox: what we recorded ourselves outranks the engine's own log, and that whatever the sandbox's
/// metadata declares.
///
/// Blocks on the database for sandboxes it has not met before; safe for use by several threads.
@Component
public class Attribution {

    private static final int CHUNK = 500;

    private static final int MAXIMUM_TEXT = 255;

    private final CreatorRepository rows;

    private final ApiKeyNames keys;

    private final Map<SandboxId, Optional<Creator>> known = new ConcurrentHashMap<>();

    private final Map<ConnectionId, EngineRecords.Keys> engineKeys = new ConcurrentHashMap<>();

    public Attribution(JdbcClient jdbc, ApiKeyNames keys, Clock clock) {
        this.rows = new CreatorRepository(jdbc, clock);
        this.keys = keys;
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
        Map<String, ApiKeyDetails> details = keys.byId();
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
    public boolean recordedWithin(AccessScope accessScope, SandboxId id) {
        return recorded(id)
                .filter(target -> accessScope.covers(target.team(), target.owner()))
                .isPresent();
    }

    /// Which of a connection's sandboxes, all of which may be gone by now, what was recorded puts within `reach`.
    public Set<SandboxId> recordedWithin(AccessScope accessScope, ConnectionId connection, Set<SandboxId> ids) {
        List<String> values = ids.stream()
                .filter(Attribution::recordable)
                .map(SandboxId::value)
                .toList();
        Set<SandboxId> within = new HashSet<>();
        for (int from = 0; from < values.size(); from += CHUNK) {
            List<String> chunk = values.subList(from, Math.min(values.size(), from + CHUNK));
            rows.recorded(connection, chunk).stream()
                    .filter(target -> accessScope.covers(target.team(), target.owner()))
                    .map(target -> new SandboxId(connection, Objects.requireNonNull(target.id())))
                    .forEach(within::add);
        }
        return within;
    }

    /// Whose a sandbox, which may be gone by now, was by what was recorded.
    public Optional<Target> recorded(SandboxId id) {
        return recordable(id) ? rows.recorded(id) : Optional.empty();
    }

    /// Writes down that `actor` created `id` for `team`, under the name the actor has now.
    public void record(Actor actor, SandboxId id, @Nullable String team) {
        Creator creator = rows.record(actor, id, team);
        // Only now: what is not written down would be forgotten at the next start.
        known.put(id, Optional.of(creator));
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

    /// Writes down who created sandboxes by the engine's own log. What we recorded ourselves stays as it is.
    @Blocking
    public void found(Map<SandboxId, EngineIdentity> creators) {
        creators.forEach((id, identity) -> {
            if (recordable(id)) {
                Creator principal = rows.found(id, identity.storable());
                known.merge(id, Optional.of(principal), Attribution::surer);
            }
        });
    }

    /// Takes note of the keys an engine has now: those that it lacks were deleted.
    public void engineKeys(ConnectionId connection, EngineRecords.Keys present) {
        engineKeys.put(connection, present);
    }

    private static Optional<Creator> surer(Optional<Creator> known, Optional<Creator> found) {
        return known.map(Creator::evidence).filter(Evidence.RECORDED::equals).isPresent() ? known : found;
    }

    private Sandbox fromKnown(Sandbox sandbox, Map<String, ApiKeyDetails> details) {
        Creator creator = known.getOrDefault(sandbox.id(), Optional.empty()).orElse(sandbox.creator());
        Creator detailed = creator instanceof Creator.EnginePrincipal principal
                ? principal.deleted(lacksKey(sandbox.id().connection(), principal.identity()))
                : detailed(creator, details);
        return detailed.equals(sandbox.creator()) ? sandbox : sandbox.createdBy(detailed);
    }

    private boolean lacksKey(ConnectionId connection, EngineIdentity identity) {
        EngineRecords.Keys present = engineKeys.get(connection);
        return present != null
                && identity.keyName() != null
                && identity.keySuffix() != null
                && present.lack(new EngineRecords.Key(identity.actor(), identity.keyName(), identity.keySuffix()));
    }

    /// What metadata declares is an id; who reads it knows the key by its name.
    private static Creator detailed(Creator creator, Map<String, ApiKeyDetails> details) {
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
                readInto(connection, strangers);
                strangers.clear();
            }
        }
        if (!strangers.isEmpty()) {
            readInto(connection, strangers);
        }
    }

    private void readInto(ConnectionId connection, Set<String> strangers) {
        Map<String, Creator> written = rows.read(connection, Set.copyOf(strangers));
        // putIfAbsent: what a create call recorded in the meantime is newer than what was read here.
        strangers.forEach(
                value -> known.putIfAbsent(new SandboxId(connection, value), Optional.ofNullable(written.get(value))));
    }

    /// An engine may call a sandbox what no database takes; such an id must not fail the whole listing.
    private static boolean recordable(SandboxId id) {
        return id.value().length() <= MAXIMUM_TEXT && id.value().indexOf('\0') < 0;
    }
}
