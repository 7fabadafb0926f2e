package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.EngineSandboxes;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/// Creates sandboxes by requests in the engine's own protocol. Inserts our reserved metadata; all other bytes stay.
@Service
public class PassThroughCreations {

    private final EngineProxies proxies;

    private final Guard guard;

    private final PassThroughExecutor executor;

    private final EngineSandboxes sandboxes;

    private final CreationChecks checks;

    private final CreationRecovery recovery;

    PassThroughCreations(
            EngineProxies proxies,
            Guard guard,
            PassThroughExecutor executor,
            EngineSandboxes sandboxes,
            CreationChecks checks,
            CreationRecovery recovery) {
        this.proxies = proxies;
        this.guard = guard;
        this.executor = executor;
        this.sandboxes = sandboxes;
        this.checks = checks;
        this.recovery = recovery;
    }

    /// Permits such a creation; a denial is recorded. Comes before every other check of the request.
    @Blocking
    public void check(PassThroughCreate command) {
        guard.check(command.actor(), operation(command));
    }

    /// Runs `work` that precedes the creation; a failure is recorded as that of the creation.
    @Blocking
    public <T> T prepare(PassThroughCreate command, Supplier<T> work) {
        return guard.prepare(command.actor(), operation(command), work);
    }

    /// Records a creation that was rejected before it began.
    @Blocking
    public void refused(PassThroughCreate command, RuntimeException failure) {
        guard.failed(command.actor(), operation(command), failure);
    }

    /// Creates the sandbox and records its creator.
    ///
    /// @throws RequestRefused if the request is invalid
    /// @throws EngineRejection if the engine rejects it
    @Blocking
    public PassThroughResult create(PassThroughCreate command) {
        var operation = operation(command);
        var entrance = guard.prepare(command.actor(), operation, () -> proxies.entrance(command.connection()));
        var created = executor.create(command, operation, entrance, () -> checks.marked(command, entrance));
        return recorded(command, created);
    }

    /// The result of an earlier request with the same label, if the engine knows its sandbox.
    @Blocking
    public Optional<PassThroughResult> earlier(PassThroughCreate command) {
        return recovery.findNow(proxies.entrance(command.connection()), CreatedKind.SANDBOX, command.request())
                .map(created -> recorded(command, created));
    }

    private Operation operation(PassThroughCreate command) {
        return command.operation(checks.team(command));
    }

    private PassThroughResult recorded(PassThroughCreate command, PassThroughResult created) {
        if (created.created() != null) {
            var id = new SandboxId(command.connection(), created.created());
            sandboxes.created(command.actor(), id, checks.team(command), command.request());
        }
        return created;
    }
}
