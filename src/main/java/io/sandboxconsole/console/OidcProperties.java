package io.sandboxconsole.console;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The identity provider people sign in with (`console.oidc.*`). Holds the client's secret, which is never printed.
///
/// @param issuer the provider's address; blank while none is configured
/// @param name what people call the provider; its host when blank
/// @param checkInterval how often the console looks whether the provider can be reached
@ConfigurationProperties("console.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("sandbox-console") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String name,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("15s") Duration checkInterval) {

    OidcProperties {
        issuer = issuer.strip();
        scopes = List.copyOf(scopes);
    }

    boolean configured() {
        return !issuer.isBlank();
    }

    @Override
    public String toString() {
        return "OidcProperties[issuer=%s, clientId=%s]".formatted(issuer, clientId);
    }
}
