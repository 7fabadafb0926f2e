package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.TargetSandbox;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.ActionResult;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Deletes single sandboxes, at once or after a grace period.
@Component
class SandboxDeletions {

    private static final Duration LONGEST_GRACE = Duration.ofHours(1);

    private final SandboxService service;

    SandboxDeletions(SandboxService service) {
        this.service = service;
    }

    ActionResult delete(Caller caller, TargetSandbox target, @Nullable Duration grace) {
        if (grace != null && (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0)) {
            throw new ApiProblem(
                            ProblemType.INVALID_PARAMETER, "“grace” is a duration of at most an hour, such as PT30S.")
                    .field("grace");
        }
        Duration wait = grace == null ? Duration.ZERO : grace;
        var scheduled = target.ifMatch() == null
                ? service.deleteLater(caller.actor(), target.id(), wait)
                : service.deleteLater(caller.actor(), target.id(), wait, target::require);
        return new ActionResult(null, scheduled.map(SandboxMapper::pending).orElse(null));
    }

    void undo(Caller caller, SandboxId id) {
        service.undo(caller.actor(), id);
    }
}
