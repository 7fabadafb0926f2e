package io.sandboxconsole.gateway;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/// Puts the endpoint at which OpenSandbox servers ask about keys before the browser's security, as one filter that
/// answers every call.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TenantProperties.class)
class TenantSecurity {

    private static final DoorPath TENANT = new DoorPath("/api/opensandbox/tenant");

    @Bean
    @Order(20)
    SecurityFilterChain tenants(TenantProperties properties, Callers callers, Failures failures, Clock clock) {
        return new DefaultSecurityFilterChain(
                TENANT, new TenantDoor(TENANT, properties, new TenantKeys(callers, properties, clock), failures));
    }
}
