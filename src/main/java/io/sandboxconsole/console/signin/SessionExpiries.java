package io.sandboxconsole.console.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.SignInRecorder;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.console.signin.SignedInSessions.Left;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/// Records sessions that ended although no one signed out or was signed out: idle, too old, or closed by the server.
/// Blocks on the database.
@Component
class SessionExpiries {

    /// A sign-in moves its session to another container's session within a moment.
    private static final Duration MOVE = Duration.ofSeconds(5);

    /// The container looks for idle sessions only now and then.
    private static final Duration TICK = Duration.ofMinutes(2);

    private static final int CAPACITY = 10_000;

    private static final Logger log = LoggerFactory.getLogger(SessionExpiries.class);

    private final SignedInSessions sessions;
    private final CurrentActor currentActor;
    private final SignInRecorder signInRecorder;
    private final SessionProperties limits;
    private final Clock clock;

    /// The keys of sessions whose people signed out, which has a row of its own.
    private final Cache<String, Instant> signedOut =
            Caffeine.newBuilder().maximumSize(CAPACITY).build();

    SessionExpiries(
            SignedInSessions sessions,
            CurrentActor currentActor,
            SignInRecorder signInRecorder,
            SessionProperties limits,
            Clock clock) {
        this.sessions = sessions;
        this.currentActor = currentActor;
        this.signInRecorder = signInRecorder;
        this.limits = limits;
        this.clock = clock;
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        if (event.getAuthentication().getDetails() instanceof SignInDetails details) {
            signedOut.put(details.sessionKey(), clock.instant());
        }
    }

    @Scheduled(fixedDelayString = "PT5S")
    void record() {
        for (Left left : sessions.takeLeft(clock.instant().minus(MOVE))) {
            String key = left.session().key();
            if (sessions.endOf(key).isEmpty() && signedOut.getIfPresent(key) == null) {
                record(left);
                sessions.keep(left.session());
            }
        }
    }

    private void record(Left left) {
        currentActor.away(left.session().authentication()).ifPresent(person -> {
            try {
                signInRecorder.sessionEnded(person, code(left));
            } catch (AuditUnavailable failure) {
                log.error(
                        "The end of a session of {} could not be recorded.",
                        person.id().label(),
                        failure);
            }
        });
    }

    private String code(Left left) {
        var session = left.session();
        if (!left.at().isBefore(session.begun().plus(limits.absoluteTimeout()))) {
            return "too-old";
        }
        boolean idle = !left.at().plus(TICK).isBefore(session.touched().plus(limits.idleTimeout()));
        return idle ? "idle" : "closed";
    }
}
