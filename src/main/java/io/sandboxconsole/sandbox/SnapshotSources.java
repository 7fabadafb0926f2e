package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Reach;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.words.Phrase;
import org.springframework.stereotype.Component;

/// Makes sure that nobody starts a sandbox from the snapshot of one they may not see.
@Component
class SnapshotSources {

    private final Guard guard;

    private final Attribution attribution;

    SnapshotSources(Guard guard, Attribution attribution) {
        this.guard = guard;
        this.attribution = attribution;
    }

    /// @throws ProviderException.NotFound if there is no such snapshot, or none that the actor may know of
    void require(CreateRequest request, SandboxProvider provider) {
        if (request.spec().origin() instanceof SandboxSpec.Origin.Snapshot(String id)) {
            var reach = guard.reach(request.actor(), Permission.VIEW_SANDBOX);
            boolean found = provider.findSnapshot(id)
                    .filter(snapshot -> reach.everything() || visible(reach, snapshot, provider))
                    .isPresent();
            if (!found) {
                throw new ProviderException.NotFound(
                        request.connection(), Phrase.of("problem.what.snapshot-quoted", id), Answer.NONE);
            }
        }
    }

    /// By the sandbox it was taken of, or, when that is gone, by the team and the creator recorded for it.
    private boolean visible(Reach reach, Snapshot snapshot, SandboxProvider provider) {
        return provider.find(snapshot.sandbox())
                .map(sandbox -> reach.covers(sandbox.team(), sandbox.owner()))
                .orElseGet(() -> attribution.recordedWithin(reach, snapshot.sandbox()));
    }
}
