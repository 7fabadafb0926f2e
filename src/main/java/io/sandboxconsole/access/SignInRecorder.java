package io.sandboxconsole.access;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.SafeText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/// Records sign-ins, failed sign-ins and sign-outs in the audit trail.
@Component
public class SignInRecorder {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private static final Logger log = LoggerFactory.getLogger(SignInRecorder.class);

    private final CurrentActor currentActor;

    private final AuditRecorder auditRecorder;

    private final AuthenticationFailureLog failures;

    private final TaskExecutor executor;

    SignInRecorder(
            CurrentActor currentActor,
            AuditRecorder auditRecorder,
            AuthenticationFailureLog failures,
            TaskExecutor applicationTaskExecutor) {
        this.currentActor = currentActor;
        this.auditRecorder = auditRecorder;
        this.failures = failures;
        this.executor = applicationTaskExecutor;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        var person = currentActor.of(event.getAuthentication());
        person.ifPresent(actor -> auditRecorder.happened(
                actor, "sign-in", new Ending(Result.SUCCEEDED, "", "Rights: %s.".formatted(rights(actor)), null)));
        if (person.map(actor -> actor.grants().isEmpty()).orElse(true)) {
            explain(event.getAuthentication());
        }
    }

    /// Tells the operator which claims came and what they became, because the person can open no page.
    private void explain(Authentication authentication) {
        currentActor
                .report(authentication)
                .ifPresent(report -> log.warn(
                        "[{}] “{}” signed in and has no role. {}",
                        Condition.SIGN_IN_WITHOUT_ROLE,
                        SafeText.escapedLine(authentication.getName()),
                        report));
    }

    /// Records that a person's session ended without their signing out. Blocks on the database.
    ///
    /// @param code a stable word for the reason
    /// @throws io.sandboxconsole.audit.AuditUnavailable if it cannot be recorded, now or later
    public void sessionEnded(Actor person, String code) {
        auditRecorder.happened(person, "end-session", ending(Result.SUCCEEDED, code));
    }

    /// Records that a check with the identity provider found other rights of a signed-in person. Blocks on the
    /// database.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if it cannot be recorded, now or later
    public void grantsChanged(Actor person, Optional<Actor> before, Optional<Actor> after) {
        var changes = FieldChanges.NONE
                .and(
                        "rights",
                        before.map(SignInRecorder::rights).orElse(null),
                        after.map(SignInRecorder::rights).orElse(null))
                .and(
                        "teams",
                        before.map(SignInRecorder::teams).orElse(null),
                        after.map(SignInRecorder::teams).orElse(null));
        auditRecorder.happened(person, "change-grants", ending(Result.SUCCEEDED, ""), changes);
    }

    private static String rights(Actor person) {
        String text = GrantText.of(person.grants()).toLowerCase(Locale.ROOT).replace("\n", ", ");
        return text.isEmpty() ? "none" : text;
    }

    private static String teams(Actor person) {
        return String.join(", ", person.teams().stream().sorted().toList());
    }

    /// Records on another thread: the browser's session is locked while it ends, and the database must not block it.
    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        currentActor
                .of(event.getAuthentication())
                .ifPresent(actor -> executor.execute(
                        () -> auditRecorder.happened(actor, "sign-out", ending(Result.SUCCEEDED, ""))));
    }

    /// Records a failed sign-in. An entry point calls this where it handles the failure, because Spring Security
    /// publishes no event for failures in OpenID Connect. Those beyond the limits of [AuthenticationFailureLog] are
    /// counted.
    public void refused(AuthenticationException failure, @Nullable String address) {
        failures.signInRefused(CurrentActor.anonymous(Door.CONSOLE, address), code(failure));
    }

    /// Returns only the error code: the description may repeat input from the browser. The code may, too, if it is
    /// none of a protocol's.
    private static String code(AuthenticationException failure) {
        String code = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        return code != null && WORD.matcher(code).matches() ? code : "unknown-error";
    }

    private static Ending ending(Result result, String code) {
        return new Ending(result, code, "", null);
    }
}
