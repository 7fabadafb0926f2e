package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.sandbox.SandboxActs.Aim;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.ActionResult;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Deletes single sandboxes, at once or after a grace period.
@Component
class Deletions {

    private static final Duration LONGEST_GRACE = Duration.ofHours(1);

    private final SandboxService service;

    private final SandboxActs acts;

    Deletions(SandboxService service, SandboxActs acts) {
        this.service = service;
        this.acts = acts;
    }

    ActionResult delete(Caller caller, Aim aim, @Nullable Duration grace) {
        if (grace != null && (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0)) {
            throw new ApiProblem(
                            ProblemType.INVALID_PARAMETER, "“grace” is a duration of at most an hour, such as PT30S.")
                    .field("grace");
        }
        var id = acts.matching(caller, aim);
        var scheduled = service.deleteLater(caller.actor(), id, grace == null ? Duration.ZERO : grace);
        return new ActionResult(null, scheduled.map(SandboxMapper::pending).orElse(null));
    }

    void undo(Caller caller, Aim aim) {
        service.undo(caller.actor(), CallerReach.sandbox(caller, aim.connection(), aim.id()));
    }
}
