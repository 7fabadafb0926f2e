package io.sandboxconsole.console.signin;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.PropertyResolver;

/// How people sign in, as configured under `console.oidc.*`, or by the environment variables `OIDC_ISSUER`,
/// `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` and `OIDC_NAME`.
///
/// @param name what people call the provider
/// @param checkInterval how often the console looks whether the provider can be reached
@ConfigurationProperties("console.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String name,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("15s") Duration checkInterval) {

    /// The settings that hold.
    ///
    /// @param environment where the short names are looked up
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
