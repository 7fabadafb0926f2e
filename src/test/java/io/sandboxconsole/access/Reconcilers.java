package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditIntentsOn;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.leadership.TestConsole;
import java.time.Clock;

/// Creates the real part of a console that looks for attempts without an outcome.
public final class Reconcilers {

    private Reconcilers() {}

    /// Returns one round of a console that was started anew.
    public static Runnable on(TestTrail trail, IntentCheck check, Clock clock) {
        var recorder = new AuditRecorder(trail.trail(), new AuditBacklog(trail.trail()), clock);
        return on(trail, recorder, check, clock)::reconcile;
    }

    static IntentReconciler on(TestTrail trail, AuditRecorder recorder, IntentCheck check, Clock clock) {
        var intents = AuditIntentsOn.database(trail.database());
        return new IntentReconciler(intents, trail.trail(), recorder, check, TestConsole.on(trail.database()), clock);
    }
}
