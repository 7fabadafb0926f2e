package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import java.util.Set;
import java.util.function.Consumer;

/// Pauses and resumes. The engine answers a second request with a conflict, with a server error or not at all: what
/// counts is where the sandbox is then.
final class OpenSandboxTransitions {

    private final OpenSandboxCalls calls;

    private final OpenSandboxMapper mapper;

    OpenSandboxTransitions(OpenSandboxCalls calls, OpenSandboxMapper mapper) {
        this.calls = calls;
        this.mapper = mapper;
    }

    void pause(Subject subject, SandboxId id) {
        reach(subject, id, api -> api.pause(id.value()), Set.of(Kind.PAUSED, Kind.PAUSING));
    }

    void resume(Subject subject, SandboxId id) {
        reach(subject, id, api -> api.resume(id.value()), Set.of(Kind.RUNNING, Kind.RESUMING));
    }

    private void reach(Subject subject, SandboxId id, Consumer<OpenSandboxApi> call, Set<Kind> goal) {
        try {
            calls.send(subject, call);
        } catch (Conflict | Unavailable | TimedOut failure) {
            if (!isIn(id, goal)) {
                throw failure;
            }
        }
    }

    private boolean isIn(SandboxId id, Set<Kind> goal) {
        Subject reading =
                Subject.reading(Phrase.of("problem.doing.read"), Phrase.of("problem.what.sandbox", id.value()));
        try {
            return calls.find(reading, api -> api.sandbox(id.value()), mapper::sandbox)
                    .filter(sandbox -> goal.contains(sandbox.state().kind()))
                    .isPresent();
        } catch (ProviderException alsoFailed) {
            // The failure of the request itself is what people must hear of.
            return false;
        }
    }
}
