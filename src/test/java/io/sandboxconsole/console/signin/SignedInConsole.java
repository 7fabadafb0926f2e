package io.sandboxconsole.console.signin;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.access.SignIns;
import io.sandboxconsole.access.StandingsOn;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.console.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// The real parts of one console that sign people in and check their sessions, without a web server around them.
final class SignedInConsole {

    final TestClock clock;

    final FakeIdentityProvider provider;

    final TestTrail trail;

    final CurrentActor currentActor;

    final LastKnownGrants lastKnownGrants;

    final SignedInSessions sessions;

    /// The label tokens of the people in whose names work goes on.
    Set<String> working = Set.of();

    final SessionChecks checks;

    final Guard guard;

    final BackChannelLogout backChannelLogout;

    final SessionExpiries expiries;

    private final ClientRegistration registration;

    private final ClaimSources claimSources;

    private final ProviderTokens tokens;

    SignedInConsole(FakeIdentityProvider provider, TestTrail trail, TestClock clock, SessionProperties properties) {
        this.provider = provider;
        this.trail = trail;
        this.clock = clock;
        var jdbc = JdbcClient.create(trail.database());
        currentActor = SignIns.reading(
                List.of("roles", "resource_access.\"sandbox-console\".roles"), List.of("teams", "groups"));
        lastKnownGrants = StandingsOn.database(jdbc, clock);
        sessions = new SignedInSessions(clock);
        registration = ClientRegistrations.fromIssuerLocation(provider.url())
                .registrationId(ConsoleSecurity.REGISTRATION)
                .clientId(FakeIdentityProvider.CLIENT)
                .clientSecret("secret")
                .redirectUri("{baseUrl}")
                .userNameAttributeName("sub")
                .build();
        var settings = new OidcSettings(
                provider.url(), FakeIdentityProvider.CLIENT, "secret", "", List.of("openid"), Duration.ofHours(1));
        tokens = new ProviderTokens(settings, clock);
        var client = new IdentityProviderClient();
        claimSources = new ClaimSources(client, tokens, currentActor);
        var renewal = new SessionRenewal(
                new InMemoryClientRegistrationRepository(registration), client, claimSources, tokens, clock);
        var limits = new SessionLimits(properties, clock);
        var recorder = SignIns.recorder(trail, currentActor, clock);
        var endings = new SessionEndings(sessions, limits, currentActor, lastKnownGrants, recorder, clock);
        expiries = new SessionExpiries(sessions, currentActor, recorder, properties, clock);
        var endedSessions = new EndedSessions(jdbc, properties, clock);
        checks = new SessionChecks(
                sessions,
                renewal,
                endings,
                endedSessions,
                limits,
                currentActor,
                lastKnownGrants,
                recorder,
                Optional.of(() -> working),
                properties,
                new SyncTaskExecutor(),
                clock);
        guard = Guards.on(trail, clock, checks);
        backChannelLogout = new BackChannelLogout(tokens, endedSessions, checks, SignIns.failures(trail, clock), clock);
    }

    static SessionProperties limits() {
        return limits(Duration.ofMinutes(15));
    }

    static SessionProperties limits(Duration grace) {
        return new SessionProperties(
                Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(1), Duration.ofHours(1), grace);
    }

    /// Signs the provider's person in with a browser of their own, as Spring Security does.
    Browser signIn() {
        var request = new MockHttpServletRequest();
        var members = provider.signIn();
        var now = clock.instant();
        var access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, text(members, "access_token"), now, now.plus(provider.accessLife));
        var decoded = tokens.createDecoder(registration).decode(text(members, "id_token"));
        var idToken = new OidcIdToken(
                decoded.getTokenValue(), decoded.getIssuedAt(), decoded.getExpiresAt(), decoded.getClaims());
        var user = claimSources.loadUser(new OidcUserRequest(registration, access, idToken));
        var authentication = new OAuth2AuthenticationToken(user, user.getAuthorities(), ConsoleSecurity.REGISTRATION);
        authentication.setDetails(new SignInDetails(request));
        var refresh = members.containsKey("refresh_token")
                ? new OAuth2RefreshToken(text(members, "refresh_token"), now)
                : null;
        sessions.saveAuthorizedClient(
                new OAuth2AuthorizedClient(registration, user.getName(), access, refresh),
                authentication,
                request,
                new MockHttpServletResponse());
        var browser = new Browser((MockHttpSession) request.getSession());
        currentActor.of(authentication).ifPresent(lastKnownGrants::remember);
        return browser;
    }

    private static String text(Map<String, Object> members, String name) {
        return (String) members.get(name);
    }

    /// One browser's session.
    final class Browser {

        final MockHttpSession http;

        final SignedInSession session;

        /// The person as of the sign-in: what a thread in the background goes on with.
        final Actor actor;

        private Browser(MockHttpSession http) {
            this.http = http;
            this.session = (SignedInSession) http.getAttribute(SignedInSession.ATTRIBUTE);
            this.actor = currentActor.of(session.authentication()).orElseThrow();
        }

        /// The person as every new request finds it.
        Actor present() {
            var context = (SecurityContext)
                    http.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            return currentActor.of(context.getAuthentication()).orElseThrow();
        }

        void touch() {
            session.touch(clock.instant());
        }
    }
}
