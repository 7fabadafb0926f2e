package io.sandboxconsole.console.connection;

import io.sandboxconsole.console.IdentityProvider;
import io.sandboxconsole.console.IdentityProviderState.NotConfigured;
import io.sandboxconsole.console.IdentityProviderState.Reachable;
import io.sandboxconsole.console.IdentityProviderState.Unknown;
import io.sandboxconsole.console.IdentityProviderState.Unreachable;
import io.sandboxconsole.console.component.HealthBadge;
import io.sandboxconsole.console.component.TimeText.Show;

/// How the identity provider is doing.
final class IdentityCard {

    private IdentityCard() {}

    static Card of(IdentityProvider provider) {
        return switch (provider.state()) {
            case NotConfigured _ ->
                new Card(
                        "Sign-in",
                        new HealthBadge("✕", "Not configured", "bad"),
                        "No identity provider is configured, so nobody can sign in. Set OIDC_ISSUER, OIDC_CLIENT_ID and"
                                + " OIDC_CLIENT_SECRET and start the console again.");
            case Unknown _ -> card(provider, new HealthBadge("◔", "Starting", "info"), "It has not been asked yet.");
            case Reachable up ->
                card(provider, new HealthBadge("●", "Up", "good"), "People can sign in.")
                        .fact("Last attempt", up.checked(), Show.AGO);
            case Unreachable down ->
                card(
                                provider,
                                new HealthBadge("✕", "Unreachable", "bad"),
                                down.problem() + " Nobody can sign in until it answers; whoever is signed in stays so.")
                        .fact("Since", down.since(), Show.AGO)
                        .fact("Last attempt", down.checked(), Show.AGO);
        };
    }

    private static Card card(IdentityProvider provider, HealthBadge badge, String sentence) {
        return new Card("Sign-in: " + provider.name(), badge, sentence).fact("Address", provider.host());
    }
}
