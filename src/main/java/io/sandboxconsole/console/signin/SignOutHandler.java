package io.sandboxconsole.console.signin;

import io.sandboxconsole.console.signin.IdentityProviderState.Unreachable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/// Signs people out at the identity provider too, unless it does not answer: its page would not come, and the person
/// would end nowhere.
class SignOutHandler extends OidcClientInitiatedLogoutSuccessHandler {

    private final IdentityProvider identityProvider;

    SignOutHandler(ClientRegistrationRepository registrations, IdentityProvider identityProvider) {
        super(registrations);
        this.identityProvider = identityProvider;
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        return identityProvider.state() instanceof Unreachable
                ? "/login?signed-out-here"
                : super.determineTargetUrl(request, response, authentication);
    }
}
