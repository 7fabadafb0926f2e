package io.sandboxconsole.console.signin;

import io.sandboxconsole.access.SignInRecorder;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/// Records a sign-in that the provider or the console rejected, and redirects to the sign-in page.
@Component
class SignInFailureHandler implements AuthenticationFailureHandler {

    private final AuthenticationFailureHandler redirect = new SimpleUrlAuthenticationFailureHandler("/login?error");

    private final SignInRecorder signInRecorder;

    SignInFailureHandler(SignInRecorder signInRecorder) {
        this.signInRecorder = signInRecorder;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        signInRecorder.refused(failure, request.getRemoteAddr());
        redirect.onAuthenticationFailure(request, response, failure);
    }
}
