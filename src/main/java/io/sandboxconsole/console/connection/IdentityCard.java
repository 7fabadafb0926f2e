package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Words.say;

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
                        say("connections.sign-in"),
                        new HealthBadge("✕", say("connections.unconfigured"), "bad"),
                        say("connections.configure-sign-in"));
            case Unknown _ ->
                card(provider, new HealthBadge("◔", say("connections.starting"), "info"), say("connections.not-asked"));
            case Reachable up ->
                card(provider, new HealthBadge("●", say("connections.up"), "good"), say("connections.open"))
                        .fact(say("connections.last-attempt"), up.checked(), Show.AGO);
            case Unreachable down ->
                card(
                                provider,
                                new HealthBadge("✕", say("connections.unreachable"), "bad"),
                                say("connections.closed", down.problem()))
                        .fact(say("connections.since"), down.since(), Show.AGO)
                        .fact(say("connections.last-attempt"), down.checked(), Show.AGO);
        };
    }

    private static Card card(IdentityProvider provider, HealthBadge badge, String sentence) {
        return new Card(say("connections.sign-in.with", provider.name()), badge, sentence)
                .fact(say("connections.address"), provider.host());
    }
}
