package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.inventory.ConnectionHealth.Status;

/// Shows a connection's status as a sign and a word.
public final class HealthBadge extends SignBadge {

    public HealthBadge(Status status) {
        super(sign(status), word(status), tone(status));
    }

    static String sign(Status status) {
        return switch (status) {
            case STARTING -> "◔";
            case UP -> "●";
            case UNREACHABLE, CREDENTIALS_REJECTED, MISCONFIGURED -> "✕";
            case RATE_LIMITED, SUSPICIOUS -> "!";
        };
    }

    static String word(Status status) {
        return switch (status) {
            case STARTING -> text("connections.starting");
            case UP -> text("connections.up");
            case UNREACHABLE -> text("connections.unreachable");
            case CREDENTIALS_REJECTED -> text("connections.key-rejected");
            case MISCONFIGURED -> text("connections.misconfigured");
            case RATE_LIMITED -> text("connections.rate-limited");
            case SUSPICIOUS -> text("connections.suspicious");
        };
    }

    static BadgeTone tone(Status status) {
        return switch (status) {
            case STARTING -> BadgeTone.INFO;
            case UP -> BadgeTone.GOOD;
            case UNREACHABLE, CREDENTIALS_REJECTED, MISCONFIGURED -> BadgeTone.BAD;
            case RATE_LIMITED, SUSPICIOUS -> BadgeTone.WARN;
        };
    }
}
