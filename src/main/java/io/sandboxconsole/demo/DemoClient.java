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

/// Registers the clients of the demo's identity provider: the console, whose redirect URIs follow its port, and the
/// command line, which signs people in by a code and can keep no secret.
final class DemoClient implements RegisteredClientRepository {

    /// The client of the command line.
    static final String TERMINAL = "sandbox-cli";

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
        throw new UnsupportedOperationException("The demo's identity provider has exactly two clients.");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return clientId.equals(id) ? client() : TERMINAL.equals(id) ? terminal() : null;
    }

    private static RegisteredClient terminal() {
        return RegisteredClient.withId(TERMINAL)
                .clientId(TERMINAL)
                .clientName("Sandbox command line")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.DEVICE_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .scopes(scopes -> scopes.addAll(Set.of("profile", "email")))
                .tokenSettings(TokenSettings.builder().reuseRefreshTokens(false).build())
                .build();
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
