package io.sandboxconsole.gateway.api;

import io.sandboxconsole.gateway.GatewayPath;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.auth.RequestQuota;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/// Configures the security of `/api`, ahead of the browser's and behind that of the tenants' route below it: no
/// session, no cookie, no redirect, no CORS.
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    static final GatewayPath API = new GatewayPath("/api");

    @Bean
    @Order(25)
    SecurityFilterChain api(CallerAuthenticator callerAuthenticator, RequestQuota requestQuota, ApiProblems problems) {
        return new DefaultSecurityFilterChain(API, new ApiFilter(API, callerAuthenticator, requestQuota, problems));
    }
}
