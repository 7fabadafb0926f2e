package io.sandboxconsole.console.signin;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import java.time.Instant;

/// The last known state of the identity provider.
public sealed interface IdentityProviderState {

    /// No issuer is configured: sign-in is impossible.
    record NotConfigured() implements IdentityProviderState {}

    /// The provider has not been checked yet.
    record Unknown() implements IdentityProviderState {}

    /// The provider answered, last at `checked`.
    record Reachable(Instant checked) implements IdentityProviderState {}

    /// The provider has failed its checks since `since`; `problem` is a sentence without secrets.
    record Unreachable(Condition condition, Message problem, Instant since, Instant checked)
            implements IdentityProviderState {}
}
