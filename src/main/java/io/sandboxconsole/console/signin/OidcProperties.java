package io.sandboxconsole.console.signin;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.PropertyResolver;

/// Configures the sign-in, by `console.oidc.*` or by the environment variables `OIDC_ISSUER`, `OIDC_CLIENT_ID`,
/// `OIDC_CLIENT_SECRET` and `OIDC_NAME`.
///
/// @param name the provider's display name
/// @param checkInterval the time between two checks of the provider
@ConfigurationProperties("console.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String name,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("15s") Duration checkInterval) {

    /// The effective settings.
    ///
    /// @param environment resolves the environment variables
    OidcSettings settings(PropertyResolver environment) {
        String id = either(clientId, environment, "OIDC_CLIENT_ID");
        return new OidcSettings(
                either(issuer, environment, "OIDC_ISSUER"),
                id.isBlank() ? "sandbox-console" : id,
                either(clientSecret, environment, "OIDC_CLIENT_SECRET"),
                either(name, environment, "OIDC_NAME"),
                scopes,
                checkInterval);
    }

    private static String either(String configured, PropertyResolver environment, String shortName) {
        return (configured.isBlank() ? environment.getProperty(shortName, "") : configured).strip();
    }

    @Override
    public String toString() {
        return "OidcProperties[issuer=%s, clientId=%s]".formatted(issuer, clientId);
    }
}
