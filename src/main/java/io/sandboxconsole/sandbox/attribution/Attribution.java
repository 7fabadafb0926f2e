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
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Determines the creator of a sandbox: our own record outranks the engine's audit log, which outranks the sandbox's
/// declared metadata. The metadata of a copy by the engine declares the creator of its source, and counts for none.
///
/// Blocks on the database for sandboxes not seen before; safe for use by several threads.
@Component
public class Attribution {

    private static final int CHUNK = 500;

    private static final int MAXIMUM_TEXT = 255;

    private final CreatorRepository rows;

    private final ApiKeyNames keys;

    private final Map<SandboxId, Optional<Creator>> known = new ConcurrentHashMap<>();

    private final Map<ConnectionId, EngineRecords.Keys> engineKeys = new ConcurrentHashMap<>();

    /// The names of the keys in engines' logs, by their callers and ends: a list of keys may become unreadable.
    private final Map<ConnectionId, Map<KeySign, Set<String>>> keyNames = new ConcurrentHashMap<>();

    private final SnapshotOrigins snapshots;

    public Attribution(JdbcClient jdbc, ApiKeyNames keys, Clock clock) {
        this.rows = new CreatorRepository(jdbc, clock);
        this.keys = keys;
        this.snapshots = new SnapshotOrigins(jdbc, clock);
    }

    /// What an engine's log tells of a key.
    private record KeySign(String actor, String suffix) {}

    /// Attributes a connection's whole listing, and drops its other sandboxes from the cache.
    ///
    /// @throws org.springframework.dao.DataAccessException if the database does not answer
    public List<Sandbox> attribute(List<Sandbox> listing) {
        Map<ConnectionId, List<Sandbox>> byConnection = listing.stream()
                .collect(Collectors.groupingBy(sandbox -> sandbox.id().connection()));
        byConnection.forEach((connection, sandboxes) -> {
            Set<SandboxId> ids = sandboxes.stream().map(Sandbox::id).collect(Collectors.toSet());
            known.keySet().removeIf(id -> id.connection().equals(connection) && !ids.contains(id));
            learn(connection, sandboxes);
        });
        Map<String, ApiKeyDetails> details = keys.byId();
        return listing.stream().map(sandbox -> fromKnown(sandbox, details)).toList();
    }

    /// Attributes one sandbox.
    ///
    /// @throws org.springframework.dao.DataAccessException if the database does not answer
    public Sandbox attribute(Sandbox sandbox) {
        learn(sandbox.id().connection(), List.of(sandbox));
        return fromKnown(sandbox, keys.byId());
    }

    /// Whether the record of a sandbox, which may be gone by now, puts it within `accessScope`.
    public boolean recordedWithin(AccessScope accessScope, SandboxId id) {
        return recorded(id)
                .filter(target -> accessScope.covers(target.team(), target.owner()))
                .isPresent();
    }

    /// Those of a connection's sandboxes, which may all be gone by now, that their records put within `accessScope`.
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

    /// The recorded owner and team of a sandbox, which may be gone by now.
    public Optional<Target> recorded(SandboxId id) {
        return recordable(id) ? rows.recorded(id) : Optional.empty();
    }

    /// Records that `actor` created `id` for `team`, under the actor's current name.
    public void record(Actor actor, SandboxId id, @Nullable String team) {
        record(actor, id, team, null);
    }

    /// Records also the label of the create request. Another sandbox with that label is a copy by the engine.
    public void record(Actor actor, SandboxId id, @Nullable String team, @Nullable String request) {
        Creator creator = rows.record(actor, id, team, storableRequest(request));
        // Only after the insert: an unsaved creator would be lost at the next start.
        known.put(id, Optional.of(creator));
    }

    /// Records the creator of a sandbox older than the console, unless one is recorded already.
    @Blocking
    public void recordEarlier(Actor creator, SandboxId id, @Nullable String team) {
        try {
            record(creator, id, team);
        } catch (DuplicateKeyException known) {
            // The first record wins.
        }
    }

    /// Records creators from the engine's own log. Our own records stay as they are.
    @Blocking
    public void found(Map<SandboxId, EngineIdentity> creators) {
        creators.keySet().stream().map(SandboxId::connection).distinct().forEach(this::namesOf);
        creators.forEach((id, identity) -> {
            if (recordable(id)) {
                Creator principal = rows.found(id, identity.storable());
                known.merge(id, Optional.of(principal), Attribution::surer);
                rememberName(id.connection(), identity.storable());
            }
        });
    }

    /// Replaces the keys that an engine has now: those it lacks were deleted, which is recorded.
    @Blocking
    public void engineKeys(ConnectionId connection, EngineRecords.Keys present) {
        engineKeys.put(connection, present);
        rows.namedKeys(connection).forEach((key, deleted) -> {
            if (deleted ? present.present().contains(key) : present.lack(key)) {
                rows.markKey(connection, key, !deleted);
            }
        });
    }

    /// Records that the console took `made` of the sandbox.
    @Blocking
    public void recordSnapshot(SandboxId sandbox, Snapshot made) {
        snapshots.record(sandbox, made);
    }

    /// Forgets of which sandbox a snapshot was, because it was deleted.
    @Blocking
    public void forgetSnapshot(ConnectionId connection, Snapshot deleted) {
        snapshots.forget(connection, deleted);
    }

    /// Returns these snapshots of a connection with the sandboxes that the console took them of, where the engine does
    /// not tell.
    @Blocking
    public List<Snapshot> withOrigins(ConnectionId connection, List<Snapshot> listed) {
        return snapshots.completed(connection, listed);
    }

    /// Returns the recorded snapshots of a sandbox that `engine` lists under no sandbox.
    ///
    /// @param find reads a snapshot by its id or name
    @Blocking
    public List<Snapshot> snapshotsOf(SandboxId sandbox, Function<String, Optional<Snapshot>> find) {
        return snapshots.of(sandbox, find);
    }

    private static Optional<Creator> surer(Optional<Creator> known, Optional<Creator> found) {
        return known.map(Creator::evidence).filter(Evidence.RECORDED::equals).isPresent() ? known : found;
    }

    private Sandbox fromKnown(Sandbox sandbox, Map<String, ApiKeyDetails> details) {
        Creator creator = known.getOrDefault(sandbox.id(), Optional.empty()).orElse(sandbox.creator());
        Creator detailed = creator instanceof Creator.EnginePrincipal principal
                ? detailed(sandbox.id().connection(), principal)
                : detailed(creator, details);
        return detailed.equals(sandbox.creator()) ? sandbox : sandbox.createdBy(detailed);
    }

    /// Names the key where another sandbox's record does, and tells whether the engine has it still.
    private Creator detailed(ConnectionId connection, Creator.EnginePrincipal principal) {
        EngineIdentity identity = named(connection, principal.identity());
        Creator.EnginePrincipal named = identity.equals(principal.identity())
                ? principal
                : identity.on(connection).deleted(principal.deleted());
        EngineRecords.Keys present = engineKeys.get(connection);
        if (present == null || identity.keyName() == null || identity.keySuffix() == null) {
            return named;
        }
        var key = new EngineRecords.Key(identity.actor(), identity.keyName(), identity.keySuffix());
        return present.present().contains(key)
                ? named.deleted(false)
                : named.deleted(named.deleted() || present.lack(key));
    }

    private EngineIdentity named(ConnectionId connection, EngineIdentity identity) {
        if (!identity.unnamed()) {
            return identity;
        }
        Set<String> names = keyNames.getOrDefault(connection, Map.of())
                .getOrDefault(new KeySign(identity.actor(), Objects.requireNonNull(identity.keySuffix())), Set.of());
        return names.size() == 1 ? identity.named(names.iterator().next()) : identity;
    }

    private void rememberName(ConnectionId connection, EngineIdentity identity) {
        if (identity.keyName() != null && identity.keySuffix() != null) {
            namesOf(connection)
                    .computeIfAbsent(
                            new KeySign(identity.actor(), identity.keySuffix()), _ -> ConcurrentHashMap.newKeySet())
                    .add(identity.keyName());
        }
    }

    private Map<KeySign, Set<String>> namesOf(ConnectionId connection) {
        Map<KeySign, Set<String>> names = keyNames.get(connection);
        if (names == null) {
            Map<KeySign, Set<String>> stored = new ConcurrentHashMap<>();
            rows.namedKeys(connection)
                    .keySet()
                    .forEach(key -> stored.computeIfAbsent(
                                    new KeySign(key.actor(), key.suffix()), _ -> ConcurrentHashMap.newKeySet())
                            .add(key.name()));
            names = Objects.requireNonNullElse(keyNames.putIfAbsent(connection, stored), stored);
        }
        return names;
    }

    /// Declared metadata holds an id; a reader knows the key by its name.
    private static Creator detailed(Creator creator, Map<String, ApiKeyDetails> details) {
        if (!(creator instanceof Creator.ApiKey key) || !details.containsKey(key.id())) {
            return creator;
        }
        var known = details.get(key.id());
        String name = key.evidence() == Evidence.RECORDED ? key.name() : known.name();
        return new Creator.ApiKey(key.id(), name, known.deleted(), key.evidence(), known);
    }

    private void learn(ConnectionId connection, List<Sandbox> sandboxes) {
        Map<String, Sandbox> unknown = new LinkedHashMap<>();
        for (Sandbox sandbox : sandboxes) {
            if (!known.containsKey(sandbox.id()) && recordable(sandbox.id())) {
                unknown.put(sandbox.id().value(), sandbox);
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        namesOf(connection);
        Map<String, Creator> written = new HashMap<>();
        chunks(unknown.keySet()).forEach(chunk -> {
            Map<String, Creator> read = rows.read(connection, chunk);
            written.putAll(read);
            completeRequests(connection, read, unknown);
        });
        // Only now: the record of a copy's source may have been without its request.
        markCopies(unknown, written);
        // putIfAbsent: a record made by a create call in the meantime is newer than this read.
        unknown.forEach((value, sandbox) -> known.putIfAbsent(sandbox.id(), Optional.ofNullable(written.get(value))));
    }

    /// Records made before requests were recorded get theirs from the sandbox itself.
    private void completeRequests(ConnectionId connection, Map<String, Creator> read, Map<String, Sandbox> sandboxes) {
        Map<String, String> requests = new HashMap<>();
        read.forEach((value, creator) -> {
            Sandbox sandbox = sandboxes.get(value);
            String request = sandbox == null ? null : request(sandbox);
            if (request != null && creator.evidence() == Evidence.RECORDED) {
                requests.put(value, request);
            }
        });
        if (!requests.isEmpty()) {
            rows.withoutRequest(connection, requests.keySet()).forEach(value -> {
                String request = requests.get(value);
                if (request != null) {
                    rows.addRequest(new SandboxId(connection, value), request);
                }
            });
        }
    }

    /// A sandbox without a record, whose request is recorded for another one, is that one's copy.
    private void markCopies(Map<String, Sandbox> unknown, Map<String, Creator> written) {
        Map<String, String> requests = new HashMap<>();
        unknown.forEach((value, sandbox) -> {
            String request = request(sandbox);
            if (request != null && !written.containsKey(value)) {
                requests.put(value, request);
            }
        });
        Map<String, Set<String>> created = new HashMap<>();
        chunks(Set.copyOf(requests.values())).forEach(chunk -> created.putAll(rows.created(chunk)));
        requests.forEach((value, request) -> {
            Set<String> sources = created.getOrDefault(request, Set.of());
            if (!sources.isEmpty() && !sources.contains(value)) {
                written.put(value, Creator.Unknown.OF_COPY);
            }
        });
    }

    private static List<Set<String>> chunks(Set<String> values) {
        List<String> all = List.copyOf(values);
        List<Set<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(Set.copyOf(all.subList(from, Math.min(all.size(), from + CHUNK))));
        }
        return chunks;
    }

    private static @Nullable String request(Sandbox sandbox) {
        return storableRequest(sandbox.metadata().get(ReservedMetadata.REQUEST));
    }

    /// A label that the engine's own users wrote may be none of ours.
    private static @Nullable String storableRequest(@Nullable String request) {
        return request == null || request.isBlank() || !storable(request) ? null : request;
    }

    /// An engine's id may be one that no database takes; such an id must not fail the whole listing.
    private static boolean recordable(SandboxId id) {
        return storable(id.value());
    }

    private static boolean storable(String text) {
        return text.length() <= MAXIMUM_TEXT && text.indexOf('\0') < 0;
    }
}
