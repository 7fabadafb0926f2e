package io.sandboxconsole.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// Recognizes the command line by its name alone where it asks for a code, for the tokens of one, or for new tokens.
/// The
/// framework knows clients without a secret only in the browser's flow.
final class TerminalAuthentication implements AuthenticationConverter {

    private static final String DEVICE_AUTHORIZATION = "/oauth2/device_authorization";

    private static final Set<String> GRANTS =
            Set.of(AuthorizationGrantType.DEVICE_CODE.getValue(), AuthorizationGrantType.REFRESH_TOKEN.getValue());

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        @Nullable String grant = request.getParameter("grant_type");
        boolean asksForCode = DEVICE_AUTHORIZATION.equals(request.getServletPath());
        boolean asksForTokens = grant != null && GRANTS.contains(grant);
        boolean ours = DemoClient.TERMINAL.equals(request.getParameter("client_id"));
        return ours && (asksForCode || asksForTokens)
                ? new OAuth2ClientAuthenticationToken(
                        DemoClient.TERMINAL, ClientAuthenticationMethod.NONE, null, Map.of())
                : null;
    }

    /// Accepts what the converter recognized.
    record Provider(RegisteredClientRepository clients)
            implements org.springframework.security.authentication.AuthenticationProvider {

        @Override
        public @Nullable Authentication authenticate(Authentication authentication) {
            @Nullable
            RegisteredClient client = DemoClient.TERMINAL.equals(authentication.getPrincipal())
                    ? clients.findByClientId(DemoClient.TERMINAL)
                    : null;
            return client == null
                    ? null
                    : new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
        }
    }
}
