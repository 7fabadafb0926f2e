package io.sandboxconsole.gateway.tenant;

import io.sandboxconsole.access.LabelToken;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of key lookups by OpenSandbox servers (`console.tenants.*`).
///
/// @param authHeader the header by which such a server authenticates, with `authToken`; both or neither
/// @param ttl the time that a server may cache a response
/// @param namespaces the namespace of each team whose name is not a valid one, by the team's label token
@ConfigurationProperties("console.tenants")
record TenantProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("") String authHeader,
        @DefaultValue("") String authToken,
        @DefaultValue("30s") Duration ttl,
        @DefaultValue Map<String, String> namespaces) {

    private static final int MINIMUM_TOKEN = 16;

    TenantProperties {
        namespaces = namespaces.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> LabelToken.of(entry.getKey()), Map.Entry::getValue));
        if (authHeader.isBlank() != authToken.isBlank()) {
            throw new IllegalArgumentException(
                    "Set both of console.tenants.auth-header and console.tenants.auth-token, or neither.");
        }
        if (!authToken.isBlank() && authToken.length() < MINIMUM_TOKEN) {
            throw new IllegalArgumentException(
                    "console.tenants.auth-token is shorter than %d characters.".formatted(MINIMUM_TOKEN));
        }
        if (ttl.toSeconds() < 1) {
            throw new IllegalArgumentException("console.tenants.ttl is shorter than a second.");
        }
    }

    /// Hides the token from logs.
    @Override
    public String toString() {
        return "TenantProperties[enabled=%s]".formatted(enabled);
    }
}
