package io.sandboxconsole.cli.context;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A console that a person uses, and the credential for it.
///
/// @param name as `--context` has it
/// @param url the console's address, without a path behind it
/// @param key an API key; absent with a sign-in, or without any credential
/// @param signIn the tokens of a sign-in; absent with a key
/// @param allowHttp whether the credential may cross a network in the clear
public record ConsoleContext(
        String name,
        URI url,
        @Nullable String key,
        @Nullable SignIn signIn,
        boolean allowHttp) {

    /// The tokens of a sign-in by the identity provider.
    ///
    /// @param refreshToken brings the next access token; absent where the provider gives none
    /// @param expiresAt the end of the access token
    /// @param tokenEndpoint where the provider gives tokens
    /// @param clientId this program's name at the provider
    public record SignIn(
            String accessToken, @Nullable String refreshToken, Instant expiresAt, URI tokenEndpoint, String clientId) {

        @Override
        public String toString() {
            return "SignIn[expiresAt=%s, clientId=%s]".formatted(expiresAt, clientId);
        }
    }

    public ConsoleContext withKey(@Nullable String value) {
        return new ConsoleContext(name, url, value, null, allowHttp);
    }

    public ConsoleContext withSignIn(SignIn tokens) {
        return new ConsoleContext(name, url, null, tokens, allowHttp);
    }

    /// No credential, so that none gets into a log.
    @Override
    public String toString() {
        return "ConsoleContext[name=%s, url=%s]".formatted(name, url);
    }
}
