package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.signin.IdentityProvider;
import io.sandboxconsole.console.signin.IdentityProviderState.NotConfigured;
import io.sandboxconsole.console.signin.IdentityProviderState.Reachable;
import io.sandboxconsole.console.signin.IdentityProviderState.Unknown;
import io.sandboxconsole.console.signin.IdentityProviderState.Unreachable;

/// Creates the card with the identity provider's health.
final class IdentityCard {

    private IdentityCard() {}

    static StatusCard of(IdentityProvider provider) {
        return switch (provider.state()) {
            case NotConfigured _ ->
                new StatusCard(
                        text("connections.sign-in"),
                        new SignBadge("✕", text("connections.unconfigured"), BadgeTone.BAD),
                        text("connections.configure-sign-in"));
            case Unknown _ ->
                card(
                        provider,
                        new SignBadge("◔", text("connections.starting"), BadgeTone.INFO),
                        text("connections.not-asked"));
            case Reachable up ->
                card(provider, new SignBadge("●", text("connections.up"), BadgeTone.GOOD), text("connections.open"))
                        .fact(text("connections.last-attempt"), up.checked(), Show.AGO);
            case Unreachable down ->
                card(
                                provider,
                                new SignBadge("✕", text("connections.unreachable"), BadgeTone.BAD),
                                text("connections.closed", down.problem()))
                        .fact(text("connections.since"), down.since(), Show.AGO)
                        .fact(text("connections.last-attempt"), down.checked(), Show.AGO);
        };
    }

    private static StatusCard card(IdentityProvider provider, SignBadge badge, String sentence) {
        return new StatusCard(text("connections.sign-in.with", provider.name()), badge, sentence)
                .fact(text("connections.address"), provider.host());
    }
}
