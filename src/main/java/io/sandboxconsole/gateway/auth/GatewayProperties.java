package io.sandboxconsole.gateway.auth;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who is let in at `/v1` besides our own keys (`console.gateway.*`).
///
/// @param audience whom a bearer token must be meant for, any of these; without one there are no bearer tokens
/// @param engineKey whether the engine's own key opens the gateway, too
@ConfigurationProperties("console.gateway")
public record GatewayProperties(
        @DefaultValue List<String> audience,
        @DefaultValue("false") boolean engineKey) {

    public GatewayProperties {
        audience = audience.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
