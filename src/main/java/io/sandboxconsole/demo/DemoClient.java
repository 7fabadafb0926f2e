package io.sandboxconsole.demo;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// Registers the console as the only client of the demo's identity provider; the redirect URIs follow the console's
/// port.
final class DemoClient implements RegisteredClientRepository {

    private final ConsoleAddress console;
    private final String clientId;
    private final String encodedSecret;

    DemoClient(ConsoleAddress console, DemoCredentials credentials, PasswordEncoder encoder) {
        this.console = console;
        this.clientId = credentials.clientId();
        this.encodedSecret = Objects.requireNonNull(encoder.encode(credentials.clientSecret()));
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("The demo's identity provider has exactly one client.");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return clientId.equals(id) ? client() : null;
    }

    private RegisteredClient client() {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(encodedSecret)
                .clientName("Sandbox Console")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> uris.addAll(console.spellings("/login/oauth2/code/console")))
                .postLogoutRedirectUris(uris -> uris.addAll(console.spellings("/login?signed-out")))
                .scopes(scopes -> scopes.addAll(Set.of("openid", "profile", "email")))
                // Each refresh brings a new token, as at most providers: a session is checked every minute.
                .tokenSettings(TokenSettings.builder()
                        .reuseRefreshTokens(false)
                        .refreshTokenTimeToLive(Duration.ofHours(1))
                        .build())
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }
}
