package io.sandboxconsole.console.signin;

import io.sandboxconsole.i18n.Message;
import java.time.Instant;

/// What the console knows about the identity provider.
public sealed interface IdentityProviderState {

    /// No issuer is configured: nobody can sign in.
    record NotConfigured() implements IdentityProviderState {}

    /// It has not been asked yet.
    record Unknown() implements IdentityProviderState {}

    /// It answered, last at `checked`.
    record Reachable(Instant checked) implements IdentityProviderState {}

    /// It does not answer as an identity provider should, since `since`; `problem` is a sentence without secrets.
    record Unreachable(Message problem, Instant since, Instant checked) implements IdentityProviderState {}
}
