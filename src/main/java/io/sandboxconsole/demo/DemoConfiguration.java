package io.sandboxconsole.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Adds an identity provider and a start message with the demo's accounts to the console.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(DemoActivation.SWITCH)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DemoConfiguration {

    @Bean
    ConsoleAddress demoConsoleAddress(Environment environment) {
        return new ConsoleAddress(environment);
    }

    // The listener, not the address itself, is a bean here: as a bean of the identity provider, too, the address would
    // take that server's port.
    @Bean
    ApplicationListener<WebServerInitializedEvent> demoConsolePort(ConsoleAddress console) {
        return console::learnPort;
    }

    @Bean
    @ConditionalOnBooleanProperty(DemoEnvironment.IDENTITY_ENABLED)
    DemoIdentity demoIdentity(Environment environment, ConsoleAddress console) {
        DemoIssuer issuer = new DemoIssuer(environment.getRequiredProperty("console.oidc.issuer"));
        return new DemoIdentity(issuer, DemoCredentials.of(environment), console);
    }

    @Bean
    DemoBanner demoBanner(Environment environment, ConsoleAddress console) {
        return new DemoBanner(environment, console);
    }
}
