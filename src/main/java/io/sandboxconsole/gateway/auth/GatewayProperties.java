package io.sandboxconsole.gateway.auth;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the credentials that `/v1` accepts besides our own keys (`console.gateway.*`).
///
/// @param audience the accepted audiences of a bearer token, any of these; without one, tokens are not accepted
/// @param acceptAzp whether the client a token was issued to (`azp`) counts as its audience, too
/// @param engineKey whether the engine's own key is accepted, too
@ConfigurationProperties("console.gateway")
public record GatewayProperties(
        @DefaultValue List<String> audience,
        @DefaultValue("false") boolean acceptAzp,
        @DefaultValue("false") boolean engineKey) {

    public GatewayProperties {
        audience = audience.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
