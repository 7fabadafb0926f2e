package io.sandboxconsole.access;

import io.sandboxconsole.audit.TestTrail;
import java.time.Clock;
import java.util.List;
import org.springframework.core.task.SyncTaskExecutor;

/// Creates the real parts of a sign-in for tests of other packages.
public final class SignIns {

    private SignIns() {}

    /// Reads roles and teams from these claims.
    public static CurrentActor reading(List<String> roles, List<String> teams) {
        return new CurrentActor(new Grants(new AccessProperties("sub", List.of("name"), roles, teams, List.of())));
    }

    public static SignInRecorder recorder(TestTrail trail, CurrentActor currentActor, Clock clock) {
        var recorder = auditRecorder(trail, clock);
        return new SignInRecorder(
                currentActor, recorder, new AuthenticationFailureLog(recorder, clock), new SyncTaskExecutor());
    }

    public static AuthenticationFailureLog failures(TestTrail trail, Clock clock) {
        return new AuthenticationFailureLog(auditRecorder(trail, clock), clock);
    }

    private static AuditRecorder auditRecorder(TestTrail trail, Clock clock) {
        return new AuditRecorder(trail.trail(), new AuditBacklog(trail.trail()), clock);
    }
}
