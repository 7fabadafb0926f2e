package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Forks running sandboxes. A fork bears its parent's labels until it gets its own.
final class DaytonaForks {

    private final DaytonaServer server;

    private final DaytonaActionRunner runner;

    private final DaytonaLabels labels;

    DaytonaForks(DaytonaServer server, DaytonaActionRunner runner, DaytonaLabels labels) {
        this.server = server;
        this.runner = runner;
        this.labels = labels;
    }

    /// @param metadata labels that name the fork's creator
    Sandbox fork(SandboxId id, @Nullable String requestedName, Map<String, String> metadata) {
        String name = DaytonaNames.unique(requestedName, metadata.get(ReservedMetadata.REQUEST));
        DaytonaNames.problem(name).ifPresent(problem -> server.preconditions().require(Map.of("name", problem)));
        Sandbox parent = runner.allowed(id, SandboxAction.FORK);
        if (server.reads().find(name).isPresent()) {
            server.preconditions().require(Map.of("name", Message.of("problem.daytona.name-taken")));
        }
        Sandbox fork = make(parent, name);
        try {
            return labels.merge(fork.id(), new MetadataPatch(metadata, Set.of()));
        } catch (ProviderException failure) {
            Message problem = Message.of("problem.daytona.fork-unmarked", name, failure.explanation());
            throw new Conflict(fork.id(), problem, failure.answer());
        }
    }

    /// After a lost answer, a sandbox with the free name and the parent's labels is the fork.
    private Sandbox make(Sandbox parent, String name) {
        SandboxId id = parent.id();
        try {
            return server.calls()
                    .once(
                            DaytonaActionRunner.subject(id, SandboxAction.FORK),
                            api -> api.fork(id.value(), new DaytonaApi.ForkSandbox(name)),
                            server.mapper()::sandbox);
        } catch (ProviderException failure) {
            if (!failure.unclear()) {
                throw failure;
            }
            return awaited(name, failure)
                    .filter(found -> found.metadata().equals(parent.metadata()))
                    .orElseThrow(() -> failure);
        }
    }

    private Optional<Sandbox> awaited(String name, ProviderException failure) {
        try {
            return server.reads().awaited(name);
        } catch (ProviderException alsoFailed) {
            // The fork may exist: only the first failure says so.
            failure.addSuppressed(alsoFailed);
            return Optional.empty();
        }
    }
}
