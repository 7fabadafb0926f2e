package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/// Records who signed in, who could not, and who signed out.
@Component
class SignIns {

    private final CurrentActor currentActor;

    private final Recorder recorder;

    SignIns(CurrentActor currentActor, Recorder recorder) {
        this.currentActor = currentActor;
        this.recorder = recorder;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        currentActor
                .of(event.getAuthentication())
                .ifPresent(actor -> recorder.happened(actor, "sign-in", ending(Result.SUCCEEDED, "")));
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        currentActor
                .of(event.getAuthentication())
                .ifPresent(actor -> recorder.happened(actor, "sign-out", ending(Result.SUCCEEDED, "")));
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        var stranger = CurrentActor.stranger(null, event.getAuthentication());
        recorder.happened(stranger, "sign-in", ending(Result.DENIED, code(event.getException())));
    }

    /// Only the error code: the description may repeat what the browser sent.
    private static String code(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
    }

    private static Ending ending(Result result, String code) {
        return new Ending(result, code, "", null);
    }
}
