package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Ensures that sandboxes start only from snapshots of sandboxes that the actor may see.
@Component
public class SnapshotSources {

    /// An id of the usual form that no engine gives.
    private static final String NO_SANDBOX = "00000000-0000-0000-0000-000000000000";

    private static final Logger log = LoggerFactory.getLogger(SnapshotSources.class);

    private final Guard guard;

    private final Attribution attribution;

    public SnapshotSources(Guard guard, Attribution attribution) {
        this.guard = guard;
        this.attribution = attribution;
    }

    /// @throws ProviderException.NotFound if the snapshot does not exist, or is hidden from the actor
    void require(CreateRequest request, SandboxProvider provider) {
        if (request.spec().origin() instanceof SandboxSpec.Origin.Snapshot(String id)) {
            if (visible(request.actor(), provider, id).isEmpty()) {
                throw new ProviderException.NotFound(
                        request.connection(), Message.of("problem.what.snapshot-quoted", id), Answer.NONE);
            }
        }
    }

    /// Checks a snapshot for a create request in the engine's own protocol.
    public void require(Actor actor, SandboxProvider provider, String id) {
        if (visible(actor, provider, id).isEmpty()) {
            throw unknown(provider.connection(), id);
        }
    }

    /// The snapshot, if the actor may know of it.
    Optional<Snapshot> visible(Actor actor, SandboxProvider provider, String id) {
        var accessScope = guard.scope(actor, Permission.VIEW_SANDBOX);
        if (accessScope.isUnlimited()) {
            return completed(provider, provider.findSnapshot(id));
        }
        return find(provider, id)
                .filter(snapshot -> visible(accessScope, snapshot))
                .map(Found::snapshot);
    }

    /// A snapshot with its sandbox, as far as the engine knows it.
    public record Found(Snapshot snapshot, Optional<Sandbox> sandbox) {}

    /// The snapshot, and the sandbox it is of. An unknown snapshot costs the same calls as any other: the time of the
    /// response must not tell a hidden snapshot from one that does not exist.
    public Optional<Found> find(SandboxProvider provider, String id) {
        Optional<Snapshot> snapshot = completed(provider, provider.findSnapshot(id));
        Optional<Sandbox> sandbox = sandboxOf(provider, snapshot.map(Snapshot::sandbox));
        return snapshot.map(found -> new Found(found, sandbox));
    }

    /// Reads the sandbox `id`; one that does not exist where there is none to read.
    public static Optional<Sandbox> sandboxOf(SandboxProvider provider, Optional<SandboxId> id) {
        return provider.find(id.orElseGet(() -> new SandboxId(provider.connection(), NO_SANDBOX)));
    }

    /// The snapshots known to be visible to the actor without a call to the engine for each one's sandbox, newest
    /// first. The actor may be allowed to start from others.
    List<Snapshot> offered(Actor actor, SandboxProvider provider) {
        var accessScope = guard.scope(actor, Permission.VIEW_SANDBOX);
        List<Snapshot> all = completed(provider, provider.snapshots());
        if (accessScope.isUnlimited()) {
            return all;
        }
        Set<SandboxId> sources =
                all.stream().map(Snapshot::sandbox).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<SandboxId> within = attribution.recordedWithin(accessScope, provider.connection(), sources);
        return all.stream()
                .filter(snapshot -> snapshot.shared() || within.contains(snapshot.sandbox()))
                .toList();
    }

    /// The snapshots of the sandboxes that `visible` lets pass, as far as the engine or our records tell of which
    /// sandbox each is.
    List<Snapshot> of(SandboxProvider provider, Predicate<SandboxId> visible) {
        return completed(provider, provider.snapshots()).stream()
                .filter(snapshot -> snapshot.sandbox() != null && visible.test(snapshot.sandbox()))
                .toList();
    }

    /// Records that the console took `made` of the sandbox. Without the record only the engine may tell.
    void taken(SandboxId sandbox, Snapshot made) {
        try {
            attribution.recordSnapshot(sandbox, made);
        } catch (DataAccessException failure) {
            log.error("Of which sandbox the snapshot {} is could not be recorded.", made.id(), failure);
        }
    }

    /// Forgets a snapshot that was deleted. Without that only its name might be mistaken for a while.
    void deleted(SandboxProvider provider, Snapshot snapshot) {
        try {
            attribution.forgetSnapshot(provider.connection(), snapshot);
        } catch (DataAccessException failure) {
            log.warn("The record of the snapshot {} cannot be removed now.", snapshot.id(), failure);
        }
    }

    Optional<Snapshot> completed(SandboxProvider provider, Optional<Snapshot> snapshot) {
        return completed(provider, snapshot.stream().toList()).stream().findFirst();
    }

    /// Adds the sandboxes of snapshots from our records, where the engine does not tell.
    private List<Snapshot> completed(SandboxProvider provider, List<Snapshot> snapshots) {
        try {
            return attribution.withOrigins(provider.connection(), snapshots);
        } catch (DataAccessException failure) {
            log.warn("The records of snapshots cannot be read now.", failure);
            return snapshots;
        }
    }

    /// Selects sandboxes, by id, whose snapshots are within `accessScope`, as of now.
    ///
    /// @param only the one sandbox to check; empty for all
    public Predicate<@Nullable String> visible(
            AccessScope accessScope, SandboxProvider provider, Optional<String> only) {
        SandboxListing listing = only.isPresent() ? SandboxListing.of(List.of()) : provider.list();
        Map<SandboxId, Sandbox> live = listing.sandboxes().stream()
                .collect(Collectors.toMap(Sandbox::id, Function.identity(), (one, _) -> one));
        boolean find = only.isPresent() || !listing.complete();
        Map<String, Boolean> known = new HashMap<>();
        return value -> value != null
                && !value.isBlank()
                && known.computeIfAbsent(value, _ -> {
                    var id = new SandboxId(provider.connection(), value);
                    var found = Optional.ofNullable(live.get(id)).or(() -> find ? provider.find(id) : Optional.empty());
                    return found.map(sandbox -> accessScope.covers(sandbox.team(), sandbox.owner()))
                            .orElseGet(() -> attribution.recordedWithin(accessScope, id));
                });
    }

    /// The origin of a snapshot, as it is, or as it was recorded when it no longer exists.
    ///
    /// @param sandbox as the engine knows it
    public Target target(SandboxId id, Optional<Sandbox> sandbox) {
        return sandbox.map(CommandExecutor::target)
                .orElseGet(() -> attribution
                        .recorded(id)
                        .orElseGet(() -> new Target(id.connection().value(), id.value(), null, null, null)));
    }

    /// Reads alike for a missing snapshot and a hidden one.
    public static ProviderException.NotFound unknown(ConnectionId connection, String id) {
        return new ProviderException.NotFound(
                connection,
                Message.of("problem.what.snapshot-quoted", id),
                new Answer(404, "SNAPSHOT::NOT_FOUND", "Snapshot '%s' not found.".formatted(id), null));
    }

    /// Decides by the snapshot's sandbox, or, when that is gone, by the team and creator recorded for it. A snapshot of
    /// unknown origin might hold any user's work.
    private boolean visible(AccessScope accessScope, Found found) {
        SandboxId source = found.snapshot().sandbox();
        if (found.snapshot().shared() || source == null) {
            return found.snapshot().shared();
        }
        return found.sandbox()
                .map(sandbox -> accessScope.covers(sandbox.team(), sandbox.owner()))
                .orElseGet(() -> attribution.recordedWithin(accessScope, source));
    }
}
