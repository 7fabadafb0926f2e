package io.sandboxconsole.gateway;

import io.sandboxconsole.audit.delivery.PublishedKeys;
import io.sandboxconsole.gateway.auth.CallerAuthenticator;
import io.sandboxconsole.gateway.auth.EngineKeys;
import io.sandboxconsole.gateway.auth.GatewayProperties;
import io.sandboxconsole.gateway.auth.RequestQuota;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Configures the security of `/v1`, ahead of the browser's: no session, no cookie, no redirect, no CORS. One filter of
/// our own answers every call.
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

    /// Public keys are for everybody: ahead of the browser's chain, which would ask for a sign-in.
    @Bean
    @Order(20)
    SecurityFilterChain auditKeys(PublishedKeys keys) {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher(AuditKeysFilter.PATH), new AuditKeysFilter(keys));
    }

    @Bean
    EngineKeys engineKeys(ConnectionSelector connections) {
        return connections::opensWith;
    }

    @Bean
    HttpFirewall httpFirewall() {
        return new GatewayFirewall();
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(
            CallerAuthenticator callerAuthenticator, List<RejectionAnswer> others) {
        return new RejectedRequestHandler(GATEWAY, callerAuthenticator, others);
    }

    /// Passes encoded slashes on to the firewall, which rejects them everywhere but in calls into a sandbox.
    ///
    /// The web server is created before all other beans, so it resolves the authenticator at the first call only.
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes(
            ObjectProvider<CallerAuthenticator> callers, ObjectProvider<RejectionAnswer> others) {
        return factory -> {
            factory.addConnectorCustomizers(connector -> {
                connector.setEncodedSolidusHandling("passthrough");
                connector.setEncodedReverseSolidusHandling("passthrough");
            });
            factory.addEngineValves(new UnreadableRequestHandler(GATEWAY, callers::getObject, others::stream));
        };
    }
}
