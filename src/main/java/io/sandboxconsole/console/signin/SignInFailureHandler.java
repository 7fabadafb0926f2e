package io.sandboxconsole.console.signin;

import io.sandboxconsole.access.SignInRecorder;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.SafeText;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/// Records a sign-in that the provider or the console rejected, and redirects to the sign-in page.
@Component
class SignInFailureHandler implements AuthenticationFailureHandler {

    private final AuthenticationFailureHandler redirect = new SimpleUrlAuthenticationFailureHandler("/login?error");

    private static final Logger log = LoggerFactory.getLogger(SignInFailureHandler.class);

    private final SignInRecorder signInRecorder;

    SignInFailureHandler(SignInRecorder signInRecorder) {
        this.signInRecorder = signInRecorder;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        signInRecorder.refused(failure, request.getRemoteAddr());
        String code = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        log.warn(
                "[{}] A sign-in failed ({}). {}",
                Condition.SIGN_IN_FAILED,
                SafeText.shortened(SafeText.escapedLine(code)),
                advice(code));
        redirect.onAuthenticationFailure(request, response, failure);
    }

    /// Returns what an administrator can do; names settings, and repeats nothing that the browser or the provider sent.
    private static String advice(String code) {
        return switch (code) {
            case "invalid_token_response", "invalid_client", "unauthorized_client" ->
                "The identity provider did not take the console's client. Check console.oidc.client-id and console.oidc.client-secret (OIDC_CLIENT_ID, OIDC_CLIENT_SECRET).";
            case "invalid_request", "invalid_redirect_uri", "redirect_uri_mismatch" ->
                "The identity provider refused the request. Allow the console's address with /login/oauth2/code/console as a redirect address there; behind a proxy check server.tomcat.remoteip.internal-proxies.";
            case "authorization_request_not_found" ->
                "The browser came back without the session it left with. Check that people use one address of the console, and server.tomcat.remoteip.internal-proxies behind a proxy.";
            case "invalid_scope" -> "The identity provider knows no such scope. Check console.oidc.scopes.";
            case "access_denied" -> "The identity provider refused this person, or they cancelled.";
            default -> "Check console.oidc.issuer and the identity provider's own log.";
        };
    }
}
