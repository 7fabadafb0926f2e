package io.sandboxconsole.access;

import io.sandboxconsole.access.claims.PersonClaims;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// A person as the identity provider describes them in all its sources together.
///
/// @param idToken the latest identity token, which a sign-out presents to the provider
public record SignedInPerson(OidcIdToken idToken, PersonClaims claims) implements OidcUser {

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public Map<String, Object> getClaims() {
        return idToken.getClaims();
    }

    /// Returns the claims that the console reads, by their configured names.
    @Override
    public Map<String, Object> getAttributes() {
        return claims.values();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getName() {
        return Objects.requireNonNull(idToken.getSubject(), "An identity token has a subject.");
    }

    /// Keeps the token out of every log.
    @Override
    public String toString() {
        return "SignedInPerson[%s]".formatted(getName());
    }
}
