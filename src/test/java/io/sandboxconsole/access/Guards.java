package io.sandboxconsole.access;

import io.sandboxconsole.audit.TestTrail;
import java.time.Clock;

/// Creates the real [Guard] over a test's own audit trail.
public final class Guards {

    private Guards() {}

    public static Guard on(TestTrail trail, Clock clock) {
        return on(trail, clock, SessionCheck.NONE);
    }

    public static Guard on(TestTrail trail, Clock clock, SessionCheck sessionCheck) {
        return new Guard(
                new AccessPolicy(),
                new AuditRecorder(trail.trail(), new AuditBacklog(trail.trail()), clock),
                sessionCheck);
    }

    public static AuditReader reader(Guard guard, TestTrail trail) {
        return new AuditReader(guard, trail.trail());
    }
}
