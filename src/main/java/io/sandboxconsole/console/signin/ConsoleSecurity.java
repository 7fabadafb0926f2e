package io.sandboxconsole.console.signin;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.sandboxconsole.access.AuthenticationFailureLog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Signs people in to the web console by OpenID Connect: authorization code with PKCE, sign-out at the provider too.
///
/// Authorization is not decided here: every view is open to authenticated people, and the access policy decides the
/// rest.
@Configuration
@EnableWebSecurity
@EnableConfigurationProperties(OidcProperties.class)
class ConsoleSecurity {

    static final String REGISTRATION = "console";
    static final String SIGN_IN_PATH = "/oauth2/authorization/" + REGISTRATION;
    private static final HeaderWriter PERMISSIONS = new PermissionsPolicyHeaderWriter(
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-write=(self)");

    @Bean
    SecurityFilterChain console(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            ContentSecurityPolicy contentSecurityPolicy,
            SignInFailureHandler signInFailureHandler,
            ClaimSources claimSources,
            SignedInSessions sessions,
            IdentityProvider identityProvider,
            VaadinDefaultRequestCache requestCache) {
        requestCache.setDelegateRequestCache(savedRequests());
        http.authorizeHttpRequests(requests -> requests
                        // An error of another chain is dispatched to /error, which must not turn into a redirect here.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/styles/**", "/js/**", "/icons/**", "/favicon.ico", "/actuator/health/**")
                        .permitAll())
                .headers(headers -> headers(headers, contentSecurityPolicy))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.NOT_FOUND),
                                PathPatternRequestMatcher.withDefaults().matcher("/actuator/**"))
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), ConsoleSecurity::byProgram)
                        .defaultAuthenticationEntryPointFor(
                                new SessionEndEntryPoint(sessions), ConsoleSecurity::sessionExpired))
                // A new session, not only a new id: its age counts from the sign-in. The saved request is carried
                // over.
                .sessionManagement(management -> management.sessionFixation(fixation -> fixation.newSession()))
                .oauth2Login(login -> signIn(login, signInFailureHandler, claimSources, sessions));
        return http.with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.oauth2LoginPage("/login")
                                // Unknown addresses too, so that the response is our own "not found" page.
                                .anyRequest(requests -> requests.authenticated())
                                .logoutSuccessHandler(signOut(registrations, identityProvider)))
                .build();
    }

    /// The provider calls it without a session: ahead of the browser's chain.
    @Bean
    @Order(30)
    SecurityFilterChain backChannelLogout(
            ProviderTokens tokens,
            EndedSessions endedSessions,
            SessionChecks sessionChecks,
            AuthenticationFailureLog failures,
            Clock clock) {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher(BackChannelLogout.PATH),
                new BackChannelLogout(tokens, endedSessions, sessionChecks, failures, clock));
    }

    @Bean
    OidcSettings oidcSettings(OidcProperties properties, Environment environment) {
        return properties.settings(environment);
    }

    /// Discovery happens at the first sign-in and is repeated until it succeeds: the console starts without the
    /// provider.
    @Bean
    ClientRegistrationRepository registrations(OidcSettings oidc) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(oidc)));
    }

    private static ClientRegistration registration(OidcSettings oidc) {
        var registration = ClientRegistrations.fromIssuerLocation(oidc.issuer())
                .registrationId(REGISTRATION)
                .clientId(oidc.clientId())
                .clientSecret(oidc.clientSecret())
                .clientName(oidc.name())
                .scope(oidc.scopes())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .userNameAttributeName("sub");
        if (oidc.clientSecret().isBlank()) {
            // A public client: PKCE alone protects the code.
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        return registration.build();
    }

    /// The requested page is saved for after the sign-in, as for every unauthenticated request.
    private static boolean sessionExpired(HttpServletRequest request) {
        return request.getRequestedSessionId() != null
                && !request.isRequestedSessionIdValid()
                && request.getMethod().equals("GET");
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, ContentSecurityPolicy policy) {
        headers.addHeaderWriter(policy)
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter((request, response) -> {
                    if (ContentSecurityPolicy.isDocument(response)) {
                        PERMISSIONS.writeHeaders(request, response);
                    }
                });
    }

    private static void signIn(
            OAuth2LoginConfigurer<HttpSecurity> login,
            SignInFailureHandler signInFailureHandler,
            ClaimSources claimSources,
            SignedInSessions sessions) {
        login.loginPage("/login")
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(claimSources))
                .authorizedClientRepository(sessions)
                .authenticationDetailsSource(SignInDetails::new)
                .failureHandler(signInFailureHandler)
                .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        // Otherwise an unreachable provider results in a bare HTTP 500.
                        filter.setAuthenticationFailureHandler(signInFailureHandler);
                        return filter;
                    }
                });
    }

    /// A page is a document; a program that asks for one gets no page to sign in on.
    private static boolean byProgram(HttpServletRequest request) {
        @Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted == null || !accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /// Saves requests without a mark in the address that people come back to.
    @SuppressWarnings("NullAway") // Its documentation takes null for "no mark".
    private static HttpSessionRequestCache savedRequests() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static SignOutHandler signOut(
            ClientRegistrationRepository registrations, IdentityProvider identityProvider) {
        var handler = new SignOutHandler(registrations, identityProvider);
        handler.setPostLogoutRedirectUri("{baseUrl}/login?signed-out");
        handler.setDefaultTargetUrl("/login?signed-out");
        // The click on "Sign out" expects a response in Vaadin's protocol, not a page.
        handler.setRedirectStrategy(new UidlRedirectStrategy());
        return handler;
    }
}
