package io.sandboxconsole.console.signin;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.SignedInPerson;
import io.sandboxconsole.access.claims.ClaimSource;
import io.sandboxconsole.access.claims.ClaimSource.Kind;
import io.sandboxconsole.access.claims.PersonClaims;
import io.sandboxconsole.console.signin.IdentityProviderClient.Answer;
import io.sandboxconsole.console.signin.IdentityProviderClient.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/// Reads what the identity provider says about a person: in the identity token, at the userinfo endpoint, and in the
/// access token where that is a JWT. Blocks on the provider.
@Component
class ClaimSources implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final IdentityProviderClient client;
    private final ProviderTokens tokens;
    private final CurrentActor currentActor;

    ClaimSources(IdentityProviderClient client, ProviderTokens tokens, CurrentActor currentActor) {
        this.client = client;
        this.tokens = tokens;
        this.currentActor = currentActor;
    }

    /// Returns the person of a sign-in.
    ///
    /// @throws OAuth2AuthenticationException if the provider does not describe the person
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var registration = request.getClientRegistration();
        var idToken = request.getIdToken();
        String access = request.getAccessToken().getTokenValue();
        List<ClaimSource> fresh = new ArrayList<>(List.of(of(idToken), accessToken(access)));
        if (hasUserInfo(registration)) {
            if (!(client.userInfo(registration, access) instanceof Given given)
                    || !Objects.equals(idToken.getSubject(), given.members().get("sub"))) {
                throw new OAuth2AuthenticationException(new OAuth2Error("invalid_user_info_response"));
            }
            fresh.add(userInfo(given));
        }
        return new SignedInPerson(idToken, PersonClaims.of(fresh));
    }

    static boolean hasUserInfo(ClientRegistration registration) {
        @Nullable
        String address = registration.getProviderDetails().getUserInfoEndpoint().getUri();
        return address != null && !address.isBlank();
    }

    /// Asks the userinfo endpoint.
    Answer ask(ClientRegistration registration, String accessToken) {
        return client.userInfo(registration, accessToken);
    }

    ClaimSource of(OidcIdToken idToken) {
        return currentActor.source(Kind.ID_TOKEN, idToken.getClaims());
    }

    ClaimSource userInfo(Given given) {
        return currentActor.source(Kind.USER_INFO, given.members());
    }

    /// Returns what an access token of the token endpoint's own answer says; nothing where it is not readable for us.
    ///
    /// @throws OAuth2AuthenticationException if the provider's keys cannot be read
    ClaimSource accessToken(String token) {
        try {
            Map<String, Object> claims = tokens.accessClaims(token);
            return claims.isEmpty()
                    ? ClaimSource.silent(Kind.ACCESS_TOKEN)
                    : currentActor.source(Kind.ACCESS_TOKEN, claims);
        } catch (JwtException unanswered) {
            throw new OAuth2AuthenticationException(new OAuth2Error("jwks_unavailable"), unanswered);
        }
    }
}
