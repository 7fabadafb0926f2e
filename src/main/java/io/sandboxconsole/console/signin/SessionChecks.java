package io.sandboxconsole.console.signin;

import com.vaadin.flow.server.VaadinSession;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.access.SessionCheck;
import io.sandboxconsole.access.SessionRefused;
import io.sandboxconsole.access.SignInRecorder;
import io.sandboxconsole.access.rights.UnattendedWork;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.console.signin.EndedSessions.Ended;
import io.sandboxconsole.console.signin.SessionRenewal.Confirmed;
import io.sandboxconsole.console.signin.SessionRenewal.Impossible;
import io.sandboxconsole.console.signin.SessionRenewal.Over;
import io.sandboxconsole.console.signin.SessionRenewal.Unknown;
import io.sandboxconsole.console.signin.SignedInSession.Check;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Checks signed-in sessions with the identity provider: in the background while they are used, and before each change
/// whose person was last checked too long ago. Safe for use by several threads.
@Component
public class SessionChecks implements SessionCheck {

    /// The shortest time between two attempts while the provider does not answer.
    static final Duration RETRY = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(SessionChecks.class);

    private final SignedInSessions sessions;
    private final SessionRenewal renewal;
    private final SessionEndings endings;
    private final EndedSessions endedSessions;
    private final SessionLimits limits;
    private final CurrentActor currentActor;
    private final LastKnownGrants lastKnownGrants;
    private final SignInRecorder signInRecorder;
    private final Optional<UnattendedWork> unattendedWork;
    private final SessionProperties properties;
    private final TaskExecutor executor;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile Instant rowsRead;
    private volatile String problem = "";

    SessionChecks(
            SignedInSessions sessions,
            SessionRenewal renewal,
            SessionEndings endings,
            EndedSessions endedSessions,
            SessionLimits limits,
            CurrentActor currentActor,
            LastKnownGrants lastKnownGrants,
            SignInRecorder signInRecorder,
            Optional<UnattendedWork> unattendedWork,
            SessionProperties properties,
            TaskExecutor applicationTaskExecutor,
            Clock clock) {
        this.sessions = sessions;
        this.renewal = renewal;
        this.endings = endings;
        this.endedSessions = endedSessions;
        this.limits = limits;
        this.currentActor = currentActor;
        this.lastKnownGrants = lastKnownGrants;
        this.signInRecorder = signInRecorder;
        this.unattendedWork = unattendedWork;
        this.properties = properties;
        this.executor = applicationTaskExecutor;
        this.clock = clock;
        this.rowsRead = clock.instant();
    }

    /// The rights of a session that could not be checked when they should have been.
    ///
    /// @param since the last check
    /// @param changesUntil until when changes are possible all the same
    public record Unchecked(Instant since, Instant changesUntil) {}

    /// Returns since when the rights of an actor's session are unchecked because the provider does not answer.
    public Optional<Unchecked> unchecked(Actor actor) {
        @Nullable String key = actor.origin().session();
        return Optional.ofNullable(key)
                .flatMap(sessions::find)
                .filter(session -> session.check() == Check.UNANSWERED)
                .map(session ->
                        new Unchecked(session.checked(), session.checked().plus(properties.unverifiedGrace())));
    }

    /// Calls `listener` after each check that ended otherwise than the one before or had no answer, on the thread that
    /// ran it, until the returned task is run.
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Standing before(Actor actor) {
        @Nullable String key = actor.origin().session();
        if (key == null) {
            return new Standing(actor, null);
        }
        refuseUnderSessionLock();
        sessions.endOf(key).ifPresent(SessionChecks::refuse);
        var found = sessions.find(key);
        if (found.isEmpty()) {
            // The person has left since; their work goes on with the rights they have now.
            var now = lastKnownGrants.grants(actor.id().label(), Instant.EPOCH);
            return new Standing(actor.with(now.orElse(Set.of())), null);
        }
        var session = found.get();
        endIfLoggedOut(session);
        check(session);
        sessions.endOf(key).ifPresent(SessionChecks::refuse);
        return standing(session, actor);
    }

    /// Checks all sessions that are due and used, or in whose person's name work goes on, each on a thread of its own,
    /// and ends those that the provider has ended.
    @Scheduled(fixedDelayString = "PT5S")
    void checkUsed() {
        endLoggedOut();
        Set<String> working = unattendedWork.map(UnattendedWork::people).orElse(Set.of());
        for (SignedInSession session : sessions.all()) {
            boolean wanted = used(session) || session.doubted() || unverified(session);
            if (due(session) && (wanted || works(session, working))) {
                executor.execute(() -> check(session));
            }
        }
        for (SignedInSession session : sessions.kept()) {
            if (!works(session, working) || unverified(session)) {
                sessions.forget(session);
            } else if (due(session)) {
                executor.execute(() -> checkKept(session));
            }
        }
    }

    private boolean works(SignedInSession session, Set<String> working) {
        return !working.isEmpty()
                && currentActor
                        .of(session.authentication())
                        .filter(person -> working.contains(person.owner()))
                        .isPresent();
    }

    /// Checks the rights of a person who has no session any more by the tokens of the last one. A refusal takes them:
    /// the person did not sign out.
    private void checkKept(SignedInSession session) {
        session.checking().lock();
        try {
            if (!due(session)) {
                return;
            }
            var now = clock.instant();
            session.begin(now);
            switch (renewal.renew(session)) {
                case Confirmed confirmed -> confirm(session, confirmed, now);
                case Over over -> {
                    sessions.forget(session);
                    if (over.withdrawn()) {
                        currentActor
                                .away(session.authentication())
                                .ifPresent(person -> lastKnownGrants.remember(person.with(Set.of()), now));
                    }
                }
                case Unknown unknown -> {
                    session.failed(Check.UNANSWERED, unknown.lost());
                    logProblem(unknown.problem());
                }
                case Impossible() -> sessions.forget(session);
            }
        } finally {
            session.checking().unlock();
        }
    }

    /// Ends the sessions here that any console was told of. Blocks on the database.
    void endLoggedOut() {
        if (sessions.all().isEmpty() && sessions.kept().isEmpty()) {
            rowsRead = clock.instant();
            return;
        }
        var now = clock.instant();
        try {
            endedSessions.since(rowsRead).forEach(this::end);
            rowsRead = now;
        } catch (DataAccessException away) {
            log.debug("The rows of ended sessions cannot be read", away);
        }
    }

    /// Ends the sessions here that the provider has ended, and has the person's others checked soon.
    void end(Ended ended) {
        sessions.kept().stream().filter(ended::covers).forEach(sessions::forget);
        for (SignedInSession session : sessions.all()) {
            if (ended.covers(session)) {
                endings.end(session, SessionEnd.LOGGED_OUT, false);
            } else if (ended.concerns(session)) {
                session.doubt(ended.at().plus(RETRY));
            }
        }
    }

    /// Checks a session unless its last check is recent. One thread at a time; others wait for its answer.
    void check(SignedInSession session) {
        if (!due(session)) {
            return;
        }
        session.checking().lock();
        try {
            if (due(session)) {
                checkNow(session);
            }
        } finally {
            session.checking().unlock();
        }
    }

    private void checkNow(SignedInSession session) {
        var now = clock.instant();
        var before = session.check();
        session.begin(now);
        switch (renewal.renew(session)) {
            case Confirmed confirmed -> confirm(session, confirmed, now);
            case Over over -> endings.end(session, SessionEnd.REFUSED, over.withdrawn());
            case Unknown unknown -> {
                session.failed(Check.UNANSWERED, unknown.lost());
                logProblem(unknown.problem());
            }
            case Impossible() -> session.failed(Check.IMPOSSIBLE, false);
        }
        if (unverified(session)) {
            endings.end(session, SessionEnd.UNVERIFIED, false);
        }
        if (session.check() != before || session.check() == Check.UNANSWERED) {
            listeners.forEach(Runnable::run);
        }
    }

    private void confirm(SignedInSession session, Confirmed confirmed, Instant now) {
        logProblem("");
        var before = currentActor.of(session.authentication());
        var after = currentActor.of(confirmed.authentication());
        session.confirmed(confirmed.authentication(), now);
        after.ifPresent(person -> lastKnownGrants.remember(person, now));
        before.filter(person ->
                        after.map(present -> !present.id().equals(person.id())).orElse(true))
                .ifPresent(person -> lastKnownGrants.remember(person.with(Set.of()), now));
        if (!rights(before).equals(rights(after))) {
            session.http().ifPresent(limits::reload);
            recordGrants(session, before, after);
        }
    }

    /// The new rights count also where they cannot be recorded: mostly they are fewer.
    private void recordGrants(SignedInSession session, Optional<Actor> before, Optional<Actor> after) {
        try {
            currentActor
                    .away(session.authentication())
                    .ifPresent(person -> signInRecorder.grantsChanged(person, before, after));
        } catch (AuditUnavailable failure) {
            log.error("A change of a person's rights could not be recorded.", failure);
        }
    }

    private static List<Object> rights(Optional<Actor> person) {
        return person.<List<Object>>map(actor -> List.of(actor.id(), actor.grants(), Set.copyOf(actor.teams())))
                .orElse(List.of());
    }

    private Standing standing(SignedInSession session, Actor actor) {
        var present = currentActor
                .of(session.authentication())
                .map(person -> person.from(actor.origin()))
                .orElse(actor.with(Set.of()));
        boolean confirmed = session.check() == Check.PASSED;
        boolean tooLong = clock.instant().isAfter(session.checked().plus(properties.unverifiedGrace()));
        if (session.check() == Check.UNANSWERED && tooLong) {
            throw new SessionRefused("session-unchecked", Message.of("problem.session.unchecked"));
        }
        return new Standing(present, confirmed ? null : session.checked());
    }

    private void endIfLoggedOut(SignedInSession session) {
        try {
            if (endedSessions.covers(session)) {
                endings.end(session, SessionEnd.LOGGED_OUT, false);
            }
        } catch (DataAccessException away) {
            // Without the database the change cannot be recorded, and so will not be made.
            log.debug("The rows of ended sessions cannot be read", away);
        }
    }

    private boolean due(SignedInSession session) {
        var now = clock.instant();
        return sessions.endOf(session.key()).isEmpty()
                && (session.doubted() || !now.isBefore(session.checked().plus(properties.checkInterval())))
                && Duration.between(session.attempted(), now).compareTo(RETRY) >= 0;
    }

    private static boolean used(SignedInSession session) {
        return session.touched().isAfter(session.checked());
    }

    private boolean unverified(SignedInSession session) {
        return !clock.instant().isBefore(session.checked().plus(properties.unverified()));
    }

    /// Logs the beginning and the end of a problem once each, however many sessions meet it.
    private void logProblem(String now) {
        if (now.equals(problem)) {
            return;
        }
        problem = now;
        if (now.isEmpty()) {
            log.info("The identity provider confirms sessions again.");
        } else {
            log.warn("[{}] The identity provider does not confirm sessions. {}", Condition.SESSIONS_UNCONFIRMED, now);
        }
    }

    private static void refuse(SessionEnd end) {
        throw new SessionRefused("session-ended", Message.of("problem.session.ended", end.sentence()));
    }

    /// A check waits for the provider: it must not freeze the person's pages.
    private static void refuseUnderSessionLock() {
        var session = VaadinSession.getCurrent();
        if (session != null && session.hasLock()) {
            throw new IllegalStateException("A change must not be made while its browser session is locked.");
        }
    }
}
