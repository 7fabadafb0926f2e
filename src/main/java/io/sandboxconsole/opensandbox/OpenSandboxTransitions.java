package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.TimedOut;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.Set;
import java.util.function.Consumer;

/// Pauses and resumes sandboxes. The engine answers a second request with a conflict, with a server error or not at
/// all: the sandbox's state afterwards decides.
final class OpenSandboxTransitions {

    private final OpenSandboxCalls calls;

    private final OpenSandboxMapper mapper;

    OpenSandboxTransitions(OpenSandboxCalls calls, OpenSandboxMapper mapper) {
        this.calls = calls;
        this.mapper = mapper;
    }

    void pause(RequestSubject requestSubject, SandboxId id) {
        reach(requestSubject, id, api -> api.pause(id.value()), Set.of(Kind.PAUSED, Kind.PAUSING));
    }

    void resume(RequestSubject requestSubject, SandboxId id) {
        reach(requestSubject, id, api -> api.resume(id.value()), Set.of(Kind.RUNNING, Kind.RESUMING));
    }

    private void reach(RequestSubject requestSubject, SandboxId id, Consumer<OpenSandboxApi> call, Set<Kind> goal) {
        try {
            calls.send(requestSubject, call);
        } catch (Conflict | Unavailable | TimedOut failure) {
            if (!isIn(id, goal)) {
                throw failure;
            }
        }
    }

    private boolean isIn(SandboxId id, Set<Kind> goal) {
        RequestSubject reading = RequestSubject.reading(
                Message.of("problem.doing.read"), Message.of("problem.what.sandbox", id.value()));
        try {
            return calls.find(reading, api -> api.sandbox(id.value()), mapper::sandbox)
                    .filter(sandbox -> goal.contains(sandbox.state().kind()))
                    .isPresent();
        } catch (ProviderException alsoFailed) {
            // The failure of the request itself is the one to report.
            return false;
        }
    }
}
