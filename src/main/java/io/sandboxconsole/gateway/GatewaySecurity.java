package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.auth.EngineKeys;
import io.sandboxconsole.gateway.auth.GatewayProperties;
import io.sandboxconsole.gateway.auth.RequestQuota;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/// Puts `/v1` before the browser's security: no session, no cookie, no redirect, no CORS. One filter of our own answers
/// every call.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewaySecurity {

    private static final GatewayPath GATEWAY = new GatewayPath("/v1");

    @Bean
    @Order(10)
    SecurityFilterChain gateway(
            CallerAuthenticator callerAuthenticator,
            RequestQuota requestQuota,
            Routes routes,
            ErrorResponses errorResponses) {
        return new DefaultSecurityFilterChain(
                GATEWAY, new GatewayFilter(GATEWAY, callerAuthenticator, requestQuota, routes, errorResponses));
    }

    @Bean
    EngineKeys engineKeys(ConnectionSelector served) {
        return served::opensWith;
    }

    @Bean
    RequestRejectedHandler oddRequests(CallerAuthenticator callerAuthenticator) {
        return new RejectedRequestHandler(GATEWAY, callerAuthenticator);
    }

    /// Lets encoded slashes come as far as Spring Security, which refuses them at every door.
    ///
    /// The web server is made before everything else, so it must not ask for the callers until somebody calls.
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> oddSpellings(
            ObjectProvider<CallerAuthenticator> callers) {
        return factory -> {
            factory.addConnectorCustomizers(connector -> {
                connector.setEncodedSolidusHandling("passthrough");
                connector.setEncodedReverseSolidusHandling("passthrough");
            });
            factory.addEngineValves(new UnreadableRequestHandler(GATEWAY, callers::getObject));
        };
    }
}
