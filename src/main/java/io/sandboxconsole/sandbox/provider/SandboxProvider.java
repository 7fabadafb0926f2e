package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Pool;
import io.sandboxconsole.sandbox.Region;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SpecRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection to an engine that runs sandboxes.
///
/// Implementations only translate: no access checks, no audit trail, and no caching except of details that an engine's
/// listings get wrong or leave out. They are safe for use by several threads and block; callers bring the thread. Every
/// call may throw a [ProviderException].
public interface SandboxProvider {

    ConnectionId connection();

    Capabilities capabilities();

    /// Checks that the engine responds and accepts our credentials.
    ///
    /// @throws ProviderException if not, naming which of the two
    EngineHealth check();

    /// Inspects the engine, its clock and our credential with a few read-only calls, none of which the engine counts as
    /// a failed sign-in of a valid credential.
    ///
    /// @throws ProviderException if the engine does not respond; a rejected credential is a finding
    default EngineReport inspect() {
        return EngineReport.of(check());
    }

    /// Every sandbox of the engine, each once, and the rows that could not be read. A row without an identity costs
    /// that row, and a member that cannot be read costs that member.
    SandboxListing list();

    /// The sandbox's current state; empty if the engine does not know it.
    Optional<Sandbox> find(SandboxId id);

    /// The problems of `spec` by field, as far as the engine's rules tell them without a call; [SpecRules] names the
    /// fields. A [#create] of a specification without problems may still be refused.
    default Map<String, Message> problems(SandboxSpec spec) {
        return SpecRules.problems(spec, capabilities());
    }

    /// Creates a sandbox and returns once the engine has accepted it; it may still be starting.
    ///
    /// After a lost response the provider looks for the sandbox by its request label before it fails.
    @Changing
    Sandbox create(SandboxSpec spec);

    /// Deletes the sandbox; one that no longer exists counts as deleted.
    @Changing
    void delete(SandboxId id);

    /// Requests a pause; a sandbox that is already paused counts as paused.
    @Changing
    void pause(SandboxId id);

    @Changing
    void resume(SandboxId id);

    /// Moves the expiry, also to an earlier time, and returns the new expiry.
    @Changing
    Instant renew(SandboxId id, Instant expiresAt);

    /// Changes metadata and returns the resulting sandbox.
    @Changing
    Sandbox editMetadata(SandboxId id, MetadataPatch patch);

    Endpoint endpoint(SandboxId id, EndpointRequest request);

    Diagnostics diagnostics(SandboxId id, Diagnostics.Kind kind);

    /// Starts a snapshot, which becomes ready later; `name` may be empty.
    @Changing
    Snapshot createSnapshot(SandboxId id, String name);

    /// The snapshots of a sandbox, also of a deleted one, newest first.
    List<Snapshot> snapshots(SandboxId id);

    /// Whether the engine tells of which sandbox a snapshot is. Makes no call.
    default boolean tellsSnapshotSources() {
        return true;
    }

    /// Every snapshot of the engine, newest first.
    List<Snapshot> snapshots();

    /// The engine's regions, if it offers a choice.
    default List<Region> regions() {
        return List.of();
    }

    Optional<Snapshot> findSnapshot(String id);

    /// Deletes a snapshot; one that no longer exists counts as deleted.
    @Changing
    void deleteSnapshot(String id);

    /// The engine's pools.
    ///
    /// @throws ProviderException.Unsupported where the engine has none
    List<Pool> pools();

    /// The proxy for calls in the engine's own protocol; empty where the gateway does not support that protocol.
    default Optional<EngineProxy> proxy() {
        return Optional.empty();
    }

    /// The engine's own records; empty where it keeps none.
    default Optional<EngineRecords> records() {
        return Optional.empty();
    }

    /// The gate at which listings and reads of the engine's records wait for its rate limit; empty where it has none.
    default Optional<RateLimitGate> gate() {
        return Optional.empty();
    }

    /// The obstacle to `action` by the engine's own rules, derived from the sandbox alone.
    default Optional<Obstacle> obstacle(Sandbox sandbox, SandboxAction action) {
        if (!sandbox.state().allows(action)) {
            return Optional.of(new Obstacle.WrongState(sandbox.state()));
        }
        return action == SandboxAction.RENEW && sandbox.expiresAt() == null
                ? Optional.of(new Obstacle.NeverExpires())
                : Optional.empty();
    }

    /// The warnings before `action`, derived from the sandbox alone.
    default List<ActionWarning> warnings(Sandbox sandbox, SandboxAction action) {
        return List.of();
    }

    /// The problems of the values of `command` by field, such as `resources.cpu`, derived from the sandbox alone.
    default Map<String, Message> problems(Sandbox sandbox, SandboxCommand command) {
        return Map.of();
    }

    /// Carries out a command that only some engines support.
    @Changing
    default void change(SandboxId id, SandboxCommand.EngineSpecific command) {
        throw unsupported(command.action());
    }

    /// Copies the sandbox as it is into another one, with `metadata` of its own.
    @Changing
    default Sandbox fork(SandboxId id, @Nullable String name, Map<String, String> metadata) {
        throw unsupported(SandboxAction.FORK);
    }

    /// Issues SSH access to a running sandbox. Revokes every earlier one.
    @Changing
    default SshAccess openSsh(SandboxId id, Duration life) {
        throw unsupported(SandboxAction.OPEN_SSH);
    }

    private ProviderException.Unsupported unsupported(SandboxAction action) {
        return new ProviderException.Unsupported(
                connection(), Message.of("problem.doing.action", action.word()), ProviderException.Answer.NONE);
    }

    /// The body by which a machine at the gateway creates `spec`, for JSON; empty where the gateway does not serve the
    /// engine's API. Makes no call.
    default Optional<?> gatewayCreation(SandboxSpec spec) {
        return Optional.empty();
    }
}
