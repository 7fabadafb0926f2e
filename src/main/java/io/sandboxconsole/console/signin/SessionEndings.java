package io.sandboxconsole.console.signin;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.access.SignInRecorder;
import io.sandboxconsole.audit.AuditUnavailable;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Ends sessions on behalf of the identity provider: for all later work at once, then in the browser, the trail and the
/// person's standing. Blocks on the database.
@Component
class SessionEndings {

    private static final Logger log = LoggerFactory.getLogger(SessionEndings.class);

    private final SignedInSessions sessions;
    private final SessionLimits limits;
    private final CurrentActor currentActor;
    private final LastKnownGrants lastKnownGrants;
    private final SignInRecorder signInRecorder;
    private final Clock clock;

    SessionEndings(
            SignedInSessions sessions,
            SessionLimits limits,
            CurrentActor currentActor,
            LastKnownGrants lastKnownGrants,
            SignInRecorder signInRecorder,
            Clock clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.currentActor = currentActor;
        this.lastKnownGrants = lastKnownGrants;
        this.signInRecorder = signInRecorder;
        this.clock = clock;
    }

    /// Ends a session, once.
    ///
    /// @param withdrawn whether what acts in the person's name while they are away loses its rights, too, until the
    /// next sign-in
    void end(SignedInSession session, SessionEnd reason, boolean withdrawn) {
        if (!sessions.end(session, reason)) {
            return;
        }
        session.http().ifPresent(limits::end);
        currentActor.away(session.authentication()).ifPresent(person -> {
            if (withdrawn) {
                lastKnownGrants.remember(person.with(Set.of()), clock.instant());
            }
            log.info("The session of {} has ended: {}.", person.id().label(), reason.code());
            try {
                signInRecorder.sessionEnded(person, reason.code());
            } catch (AuditUnavailable failure) {
                log.error(
                        "The end of a session of {} could not be recorded.",
                        person.id().label(),
                        failure);
            }
        });
    }
}
