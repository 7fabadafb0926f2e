package io.sandboxconsole.access;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/// Records sign-ins, failed sign-ins and sign-outs in the audit trail.
@Component
public class SignInRecorder {

    private final CurrentActor currentActor;

    private final AuditRecorder auditRecorder;

    private final TaskExecutor executor;

    SignInRecorder(CurrentActor currentActor, AuditRecorder auditRecorder, TaskExecutor applicationTaskExecutor) {
        this.currentActor = currentActor;
        this.auditRecorder = auditRecorder;
        this.executor = applicationTaskExecutor;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        currentActor
                .of(event.getAuthentication())
                .ifPresent(actor -> auditRecorder.happened(actor, "sign-in", ending(Result.SUCCEEDED, "")));
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
    /// publishes no event for failures in OpenID Connect.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if it cannot be recorded, now or later
    public void refused(AuthenticationException failure, @Nullable String address) {
        var anonymous = CurrentActor.anonymous(new Origin(Door.CONSOLE, address));
        auditRecorder.happened(anonymous, "sign-in", ending(Result.DENIED, code(failure)));
    }

    /// Returns only the error code: the description may repeat input from the browser.
    private static String code(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
    }

    private static Ending ending(Result result, String code) {
        return new Ending(result, code, "", null);
    }
}
