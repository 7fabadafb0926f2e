package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.provider.EnvironmentConnection;
import io.sandboxconsole.sandbox.provider.InvalidSettings;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.PropertyResolver;

/// Reads one Daytona server from environment variables: `DAYTONA_API_URL`, optional for Daytona's own service, and
/// `DAYTONA_API_KEY`, or else `DAYTONA_JWT_TOKEN` with `DAYTONA_ORGANIZATION_ID`.
final class DaytonaVariables {

    /// The variables that hold a credential.
    static final Set<String> SECRETS = Set.of("DAYTONA_API_KEY", "DAYTONA_JWT_TOKEN");

    private static final String SERVICE = "https://app.daytona.io/api";

    private DaytonaVariables() {}

    /// Returns the connection that the variables describe; empty if none is set.
    ///
    /// @throws InvalidSettings if a variable is missing, naming it
    static Optional<EnvironmentConnection> connection(PropertyResolver environment) {
        String url = environment.getProperty("DAYTONA_API_URL", "").strip();
        String key = environment.getProperty("DAYTONA_API_KEY", "").strip();
        String token = environment.getProperty("DAYTONA_JWT_TOKEN", "").strip();
        String organization =
                environment.getProperty("DAYTONA_ORGANIZATION_ID", "").strip();
        if (url.isEmpty() && key.isEmpty() && token.isEmpty()) {
            return Optional.empty();
        }
        if (key.isEmpty() && token.isEmpty()) {
            throw new InvalidSettings(
                    "DAYTONA_API_URL is set, but neither DAYTONA_API_KEY nor DAYTONA_JWT_TOKEN is.",
                    "Set one of them, or remove DAYTONA_API_URL.");
        }
        if (key.isEmpty() && organization.isEmpty()) {
            throw new InvalidSettings(
                    "DAYTONA_JWT_TOKEN needs DAYTONA_ORGANIZATION_ID: a token alone does not say which organization is meant.",
                    "Set DAYTONA_ORGANIZATION_ID to the organization’s id, or use DAYTONA_API_KEY, which holds its organization.");
        }
        return Optional.of(new EnvironmentConnection(
                url.isEmpty() ? SERVICE : url,
                key.isEmpty() ? token : key,
                organization.isEmpty() ? null : organization));
    }
}
