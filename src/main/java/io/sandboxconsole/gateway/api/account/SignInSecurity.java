package io.sandboxconsole.gateway.api.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Lets everyone read how to sign in, ahead of the door of `/api`: who signs in has no credential yet.
@Configuration(proxyBeanMethods = false)
class SignInSecurity {

    @Bean
    @Order(22)
    SecurityFilterChain signInOffer() {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher(SignInController.PATH));
    }
}
