package io.sandboxconsole.demo;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;

/// Configures the demo's OpenID provider: its accounts, their password and the claims about them.
///
/// Deliberately no `@Configuration`: the console's component scan must not find it, only [DemoIdentity] registers it.
@EnableWebSecurity
class DemoIdentitySecurity {

    @Bean
    SecurityFilterChain chain(HttpSecurity http, DemoPages pages, RegisteredClientRepository registeredClients) {
        return http.oauth2AuthorizationServer(server -> server.oidc(openId -> openId.userInfoEndpoint(
                                endpoint -> endpoint.userInfoMapper(DemoIdentitySecurity::userInfo)))
                        .clientAuthentication(clients -> clients.authenticationConverter(new TerminalAuthentication())
                                .authenticationProvider(new TerminalAuthentication.Provider(registeredClients)))
                        .deviceAuthorizationEndpoint(endpoint -> endpoint.verificationUri(DemoPagesServlet.ACTIVATION))
                        .deviceVerificationEndpoint(endpoint -> endpoint.consentPage(DemoPagesServlet.ACTIVATION)
                                .deviceVerificationResponseHandler(new SimpleUrlAuthenticationSuccessHandler(
                                        DemoPagesServlet.ACTIVATION + "?done"))))
                .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/login", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(pages.securityPolicy())))
                .build();
    }

    @Bean
    UserDetailsService people(PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(
                DemoPerson.ALL.stream().map(person -> account(person, encoder)).toList());
    }

    @Bean
    JWKSource<SecurityContext> signingKeys() {
        return new DemoSigningKeys();
    }

    @Bean
    JwtDecoder accessTokens(JWKSource<SecurityContext> signingKeys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(signingKeys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> identityClaims(DemoCredentials credentials) {
        return context -> {
            // The gateway reads the claims of an access token; the console reads the identity token.
            if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())
                    || OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                Authentication principal = Objects.requireNonNull(context.getPrincipal());
                DemoPerson person = DemoPerson.named(principal.getName()).orElseThrow();
                context.getClaims().claims(claims -> claims.putAll(person.claims(context.getAuthorizedScopes())));
            }
            // Also where the command line asked for it, an access token is meant for the console.
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                context.getClaims().audience(List.of(credentials.clientId()));
            }
        };
    }

    private static OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        DemoPerson person =
                DemoPerson.named(context.getAuthorization().getPrincipalName()).orElseThrow();
        return new OidcUserInfo(person.claims(context.getAccessToken().getScopes()));
    }

    private static UserDetails account(DemoPerson person, PasswordEncoder encoder) {
        return User.withUsername(person.username())
                .password(encoder.encode(DemoPerson.PASSWORD))
                .roles(person.role())
                .build();
    }
}
