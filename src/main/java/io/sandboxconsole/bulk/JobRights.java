package io.sandboxconsole.bulk;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.rights.PresentRights;
import io.sandboxconsole.access.rights.RightsSource.Rights;
import io.sandboxconsole.sandbox.SandboxAction;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Decides in whose name and with which rights a job goes on: those of now, of who started it. Safe for use by several
/// threads.
final class JobRights {

    private final PresentRights rights;

    private final Guard guard;

    private final Duration grace;

    private final InstantSource time;

    /// @param grace how old the last check of a person's rights may be
    JobRights(PresentRights rights, Guard guard, Duration grace, InstantSource time) {
        this.rights = rights;
        this.guard = guard;
        this.grace = grace;
        this.time = time;
    }

    /// The actor with present grants, or why there is none.
    record Standing(@Nullable Actor actor, @Nullable JobWhy why) {}

    /// Blocks on the database unless the answer is cached, for seconds.
    Standing of(Actor starter, SandboxAction action) {
        return switch (rights.of(starter)) {
            case Rights.Ended() -> new Standing(null, JobWhy.RIGHTS_LOST);
            case Rights.Unknown() -> new Standing(null, JobWhy.RIGHTS_UNKNOWN);
            case Rights.Confirmed confirmed -> {
                var actor = confirmed.actor();
                if (guard.scope(actor, Permission.ACT_IN_BULK).isEmpty()
                        || guard.scope(actor, action.permission()).isEmpty()) {
                    yield new Standing(null, JobWhy.RIGHTS_LOST);
                }
                yield confirmed.at().plus(grace).isBefore(time.instant())
                        ? new Standing(null, JobWhy.RIGHTS_UNKNOWN)
                        : new Standing(actor, null);
            }
        };
    }
}
