package io.sandboxconsole.console.signin;

import io.sandboxconsole.access.SignedInPerson;
import io.sandboxconsole.access.claims.ClaimSource;
import io.sandboxconsole.console.signin.IdentityProviderClient.Given;
import io.sandboxconsole.console.signin.IdentityProviderClient.Refused;
import io.sandboxconsole.console.signin.IdentityProviderClient.Unanswered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/// Asks the identity provider about a session: by its refresh token, or else at the userinfo endpoint while its access
/// token is valid. Blocks on the provider.
@Component
class SessionRenewal {

    /// An access token that ends this soon is not presented any more.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final ClientRegistrationRepository registrations;
    private final IdentityProviderClient client;
    private final ClaimSources claimSources;
    private final ProviderTokens providerTokens;
    private final Clock clock;

    SessionRenewal(
            ClientRegistrationRepository registrations,
            IdentityProviderClient client,
            ClaimSources claimSources,
            ProviderTokens providerTokens,
            Clock clock) {
        this.registrations = registrations;
        this.client = client;
        this.claimSources = claimSources;
        this.providerTokens = providerTokens;
        this.clock = clock;
    }

    /// How the provider answered.
    sealed interface Outcome {}

    /// The provider confirms the session, with these claims.
    record Confirmed(OAuth2AuthenticationToken authentication) implements Outcome {}

    /// The provider does not vouch for the session any more.
    ///
    /// @param withdrawn whether the person's keys must rest, too; not where the session has merely come of age
    record Over(boolean withdrawn) implements Outcome {}

    /// The provider did not answer the question.
    record Unknown(String problem, boolean lost) implements Outcome {}

    /// No token is left to ask with.
    record Impossible() implements Outcome {}

    /// Asks now, and keeps new tokens in the session at once: the old ones may be used up.
    Outcome renew(SignedInSession session) {
        try {
            var registration = Objects.requireNonNull(registrations.findByRegistrationId(ConsoleSecurity.REGISTRATION));
            @Nullable String refresh = session.tokens().refresh();
            return refresh == null ? ask(registration, session) : refresh(registration, session, refresh);
        } catch (OAuth2AuthenticationException | JwtException unanswered) {
            return new Unknown("Its published keys cannot be read.", false);
        } catch (IllegalArgumentException | IllegalStateException undiscovered) {
            return new Unknown("Its discovery document cannot be read.", false);
        }
    }

    private Outcome refresh(ClientRegistration registration, SignedInSession session, String refresh) {
        @Nullable Instant until = session.tokens().refreshUntil();
        if (until != null && !clock.instant().isBefore(until)) {
            return new Over(false);
        }
        return switch (client.refresh(registration, refresh)) {
            // After a lost answer the token may be used up by ourselves.
            case Refused() -> new Over(!session.answerLost());
            case Unanswered(String problem, boolean lost) -> new Unknown(problem, lost);
            case Given(Map<String, Object> members) -> renewed(registration, session, members);
        };
    }

    private Outcome renewed(ClientRegistration registration, SignedInSession session, Map<String, Object> members) {
        if (!(members.get("access_token") instanceof String access)) {
            return new Unknown("Its token endpoint answers without an access token.", true);
        }
        session.keep(tokens(access, members, session.tokens()));
        List<ClaimSource> fresh = new ArrayList<>();
        var idToken = session.person().idToken();
        if (members.get("id_token") instanceof String encoded) {
            var found = idToken(registration, encoded, session.subject());
            if (found.isEmpty()) {
                return new Unknown("Its token endpoint answers with an identity token that is not valid.", false);
            }
            idToken = found.get();
            fresh.add(claimSources.of(idToken));
        }
        fresh.add(claimSources.accessToken(access));
        return described(
                registration,
                session,
                new SignedInPerson(idToken, session.person().claims()),
                fresh);
    }

    /// Without a refresh token: the provider is asked only at the userinfo endpoint.
    private Outcome ask(ClientRegistration registration, SignedInSession session) {
        boolean valid = clock.instant().plus(MARGIN).isBefore(session.tokens().accessUntil());
        return valid && ClaimSources.hasUserInfo(registration)
                ? described(registration, session, session.person(), new ArrayList<>())
                : new Impossible();
    }

    private Outcome described(
            ClientRegistration registration, SignedInSession session, SignedInPerson person, List<ClaimSource> fresh) {
        if (ClaimSources.hasUserInfo(registration)) {
            switch (claimSources.ask(registration, session.tokens().access())) {
                case Refused() -> {
                    return new Over(true);
                }
                case Unanswered(String problem, boolean _) -> {
                    return new Unknown(problem, false);
                }
                case Given given -> {
                    if (!session.subject().equals(given.members().get("sub"))) {
                        return new Unknown("Its userinfo endpoint describes another person.", false);
                    }
                    fresh.add(claimSources.userInfo(given));
                }
            }
        }
        var present = new SignedInPerson(person.idToken(), person.claims().renewed(fresh));
        var before = session.authentication();
        var authentication = new OAuth2AuthenticationToken(
                present, before.getAuthorities(), before.getAuthorizedClientRegistrationId());
        authentication.setDetails(before.getDetails());
        return new Confirmed(authentication);
    }

    /// Returns the identity token if it is valid and about the same person.
    private Optional<OidcIdToken> idToken(ClientRegistration registration, String encoded, String subject) {
        try {
            var token = providerTokens.createDecoder(registration).decode(encoded);
            return subject.equals(token.getSubject())
                    ? Optional.of(new OidcIdToken(
                            token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), token.getClaims()))
                    : Optional.empty();
        } catch (BadJwtException invalid) {
            return Optional.empty();
        }
    }

    private SessionTokens tokens(String access, Map<String, Object> members, SessionTokens before) {
        boolean rotated = members.get("refresh_token") instanceof String;
        var refreshUntil = until(members, "refresh_expires_in").or(() -> until(members, "refresh_token_expires_in"));
        return new SessionTokens(
                access,
                until(members, "expires_in").orElse(Instant.MIN),
                rotated ? (String) members.get("refresh_token") : before.refresh(),
                refreshUntil.orElse(rotated ? null : before.refreshUntil()));
    }

    /// A provider writes 0 for a token that does not expire.
    private Optional<Instant> until(Map<String, Object> members, String name) {
        return members.get(name) instanceof Number seconds && seconds.longValue() > 0
                ? Optional.of(clock.instant().plusSeconds(seconds.longValue()))
                : Optional.empty();
    }
}
