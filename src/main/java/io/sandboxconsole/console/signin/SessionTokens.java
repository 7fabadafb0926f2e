package io.sandboxconsole.console.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/// The tokens by which one session can be checked.
///
/// @param accessUntil when the access token expires
/// @param refreshUntil when the refresh token expires, if the provider has said so
record SessionTokens(
        String access,
        Instant accessUntil,
        @Nullable String refresh,
        @Nullable Instant refreshUntil) {

    /// Returns the tokens of a sign-in.
    static SessionTokens of(OAuth2AuthorizedClient client) {
        var access = client.getAccessToken();
        @Nullable OAuth2RefreshToken refresh = client.getRefreshToken();
        @Nullable Instant until = access.getExpiresAt();
        return new SessionTokens(
                access.getTokenValue(),
                until == null ? Instant.MIN : until,
                refresh == null ? null : refresh.getTokenValue(),
                refresh == null ? null : refresh.getExpiresAt());
    }

    /// Keeps the tokens out of every log.
    @Override
    public String toString() {
        return "SessionTokens[accessUntil=%s, refreshable=%s]".formatted(accessUntil, refresh != null);
    }
}
