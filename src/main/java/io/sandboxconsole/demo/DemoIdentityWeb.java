package io.sandboxconsole.demo;

import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/// Configures the web server of the demo's identity provider: a loopback port, a session cookie of its own and its
/// pages.
///
/// Deliberately no `@Configuration`: the console's component scan must not find it, only [DemoIdentity] registers it.
class DemoIdentityWeb {

    // The passwords are public, so the hash need not resist guessing; the lowest cost keeps the start short.
    private static final int BCRYPT_COST = 4;

    @Bean
    TomcatServletWebServerFactory webServer(DemoIssuer issuer) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(issuer.port());
        factory.setAddress(InetAddress.getLoopbackAddress());
        factory.addErrorPages(new ErrorPage("/error"));
        Session session = factory.getSettings().getSession();
        session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
        // Cookies ignore ports: under the usual name this one would overwrite the session of the console.
        session.getCookie().setName("DEMO_IDENTITY_SESSION");
        session.getCookie().setHttpOnly(true);
        session.getCookie().setSameSite(Cookie.SameSite.LAX);
        return factory;
    }

    @Bean
    DemoPages pages() {
        return new DemoPages();
    }

    @Bean
    ServletRegistrationBean<DemoPagesServlet> pagesServlet(DemoPages pages, ConsoleAddress console) {
        return new ServletRegistrationBean<>(new DemoPagesServlet(pages, console), "/");
    }

    @Bean
    AuthorizationServerSettings endpoints(DemoIssuer issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer.url()).build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_COST)));
    }

    @Bean
    RegisteredClientRepository clients(ConsoleAddress console, DemoCredentials credentials, PasswordEncoder encoder) {
        return new DemoClient(console, credentials, encoder);
    }

    @Bean
    SecurityContextHolderStrategy securityContextHolderStrategy() {
        return new CurrentSecurityContext();
    }
}
