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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection to an engine that runs sandboxes.
///
/// Implementations translate and do nothing else: no access checks, no trail, and no caching but of what an engine's
/// listings get wrong or leave out. They are safe for use by several threads and block; callers bring the thread. Every
/// call may throw a [ProviderException].
public interface SandboxProvider {

    ConnectionId connection();

    Capabilities capabilities();

    /// Asks the engine whether it is there and takes our credentials.
    ///
    /// @throws ProviderException if not, saying which of the two
    EngineHealth check();

    /// Looks at the engine, its clock and our credential with a few reading calls, none of which the engine counts as a
    /// failed sign-in of a credential that is in order.
    ///
    /// @throws ProviderException if the engine does not answer; a credential that it does not take is a finding
    default EngineReport inspect() {
        return EngineReport.of(check());
    }

    /// Every sandbox the engine knows, each once.
    List<Sandbox> list();

    /// The sandbox as it is now, or nothing if the engine does not know it.
    Optional<Sandbox> find(SandboxId id);

    /// Creates a sandbox and returns once the engine has accepted it; it may still be starting.
    ///
    /// When the answer is lost the provider looks for the sandbox by its request label before it gives up.
    @Changing
    Sandbox create(SandboxSpec spec);

    /// Deletes the sandbox; one that is already gone counts as deleted.
    @Changing
    void delete(SandboxId id);

    /// Asks to pause; a sandbox that is already paused counts as paused.
    @Changing
    void pause(SandboxId id);

    @Changing
    void resume(SandboxId id);

    /// Moves the expiry, also to an earlier time, and returns the expiry that now holds.
    @Changing
    Instant renew(SandboxId id, Instant expiresAt);

    /// Changes metadata and returns the sandbox as it is then.
    @Changing
    Sandbox editMetadata(SandboxId id, MetadataPatch patch);

    Endpoint endpoint(SandboxId id, EndpointRequest request);

    Diagnostics diagnostics(SandboxId id, Diagnostics.Kind kind);

    /// Starts a snapshot, which becomes ready later; `name` may be empty.
    @Changing
    Snapshot createSnapshot(SandboxId id, String name);

    /// The snapshots of a sandbox, also of one that is gone, newest first.
    List<Snapshot> snapshots(SandboxId id);

    /// Every snapshot the engine knows, newest first.
    List<Snapshot> snapshots();

    /// Where the engine runs sandboxes, if it lets one choose.
    default List<Region> regions() {
        return List.of();
    }

    Optional<Snapshot> findSnapshot(String id);

    /// Deletes a snapshot; one that is already gone counts as deleted.
    @Changing
    void deleteSnapshot(String id);

    /// The engine's pools.
    ///
    /// @throws ProviderException.Unsupported where the engine has none
    List<Pool> pools();

    /// The way to the engine for calls in its own words; nothing where the gateway cannot speak them.
    default Optional<EngineProxy> passage() {
        return Optional.empty();
    }

    /// What the engine itself wrote down; nothing where it does not.
    default Optional<EngineRecords> records() {
        return Optional.empty();
    }

    /// What of the engine's own rules stands in the way of `action`, told from the sandbox alone.
    default Optional<Obstacle> obstacle(Sandbox sandbox, SandboxAction action) {
        if (!sandbox.state().allows(action)) {
            return Optional.of(new Obstacle.WrongState(sandbox.state()));
        }
        return action == SandboxAction.RENEW && sandbox.expiresAt() == null
                ? Optional.of(new Obstacle.NeverExpires())
                : Optional.empty();
    }

    /// What somebody should know before `action`, told from the sandbox alone.
    default List<ActionWarning> warnings(Sandbox sandbox, SandboxAction action) {
        return List.of();
    }

    /// Makes a change that only some engines know.
    @Changing
    default void change(SandboxId id, SandboxCommand.EngineSpecific change) {
        throw unsupported(change.action());
    }

    /// Makes another sandbox of this one as it is, with `metadata` of its own.
    @Changing
    default Sandbox fork(SandboxId id, @Nullable String name, Map<String, String> metadata) {
        throw unsupported(SandboxAction.FORK);
    }

    /// A way into a running sandbox by SSH. Ends every earlier one.
    @Changing
    default SshAccess openSsh(SandboxId id, Duration life) {
        throw unsupported(SandboxAction.OPEN_SSH);
    }

    private ProviderException.Unsupported unsupported(SandboxAction action) {
        return new ProviderException.Unsupported(
                connection(), Message.of("problem.doing.action", action.word()), ProviderException.Answer.NONE);
    }

    /// What one would type into a terminal to create `spec`, which holds no secret. Asks nobody.
    default Optional<String> equivalentCommand(SandboxSpec spec) {
        return Optional.empty();
    }
}
