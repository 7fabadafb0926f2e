package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.console.IdentityProvider;
import io.sandboxconsole.console.IdentityProviderState.NotConfigured;
import io.sandboxconsole.console.IdentityProviderState.Reachable;
import io.sandboxconsole.console.IdentityProviderState.Unknown;
import io.sandboxconsole.console.IdentityProviderState.Unreachable;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText.Show;

/// How the identity provider is doing.
final class IdentityCard {

    private IdentityCard() {}

    static StatusCard of(IdentityProvider provider) {
        return switch (provider.state()) {
            case NotConfigured _ ->
                new StatusCard(
                        say("connections.sign-in"),
                        new SignBadge("✕", say("connections.unconfigured"), BadgeTone.BAD),
                        say("connections.configure-sign-in"));
            case Unknown _ ->
                card(
                        provider,
                        new SignBadge("◔", say("connections.starting"), BadgeTone.INFO),
                        say("connections.not-asked"));
            case Reachable up ->
                card(provider, new SignBadge("●", say("connections.up"), BadgeTone.GOOD), say("connections.open"))
                        .fact(say("connections.last-attempt"), up.checked(), Show.AGO);
            case Unreachable down ->
                card(
                                provider,
                                new SignBadge("✕", say("connections.unreachable"), BadgeTone.BAD),
                                say("connections.closed", down.problem()))
                        .fact(say("connections.since"), down.since(), Show.AGO)
                        .fact(say("connections.last-attempt"), down.checked(), Show.AGO);
        };
    }

    private static StatusCard card(IdentityProvider provider, SignBadge badge, String sentence) {
        return new StatusCard(say("connections.sign-in.with", provider.name()), badge, sentence)
                .fact(say("connections.address"), provider.host());
    }
}
