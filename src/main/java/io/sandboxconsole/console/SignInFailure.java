package io.sandboxconsole.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Leads whoever could not be signed in back to the sign-in page, and announces it: the framework itself keeps silent
/// about sign-ins that fail on the way back from the provider.
@Component
class SignInFailure extends SimpleUrlAuthenticationFailureHandler {

    private final ApplicationEventPublisher events;

    SignInFailure(ApplicationEventPublisher events) {
        super("/login?error");
        this.events = events;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        var stranger = UsernamePasswordAuthenticationToken.unauthenticated("", "");
        stranger.setDetails(new WebAuthenticationDetails(request));
        events.publishEvent(new AuthenticationFailureServiceExceptionEvent(stranger, failure));
        super.onAuthenticationFailure(request, response, failure);
    }
}
