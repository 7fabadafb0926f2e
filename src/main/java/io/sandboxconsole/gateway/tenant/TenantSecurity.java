package io.sandboxconsole.gateway.tenant;

import io.sandboxconsole.gateway.ErrorResponses;
import io.sandboxconsole.gateway.GatewayPath;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/// Configures the security of key lookups by OpenSandbox servers, ahead of the browser's: one filter answers every
/// call.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TenantProperties.class)
class TenantSecurity {

    private static final GatewayPath TENANT = new GatewayPath("/api/opensandbox/tenant");

    @Bean
    @Order(20)
    SecurityFilterChain tenants(
            TenantProperties properties,
            CallerAuthenticator callerAuthenticator,
            ErrorResponses errorResponses,
            Clock clock) {
        return new DefaultSecurityFilterChain(
                TENANT,
                new TenantFilter(
                        TENANT, properties, new TenantKeys(callerAuthenticator, properties, clock), errorResponses));
    }
}
