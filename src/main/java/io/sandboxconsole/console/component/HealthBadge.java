package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.inventory.ConnectionHealth.Status;

/// A connection's status as a sign and a word; never by colour alone.
public final class HealthBadge extends Span {

    public HealthBadge(Status status) {
        this(sign(status), word(status), tone(status));
    }

    /// @param tone `good`, `warn`, `bad` or `info`
    public HealthBadge(String sign, String word, String tone) {
        var mark = new Span(sign);
        mark.getElement().setAttribute("aria-hidden", "true");
        add(mark, new Span(word));
        addClassNames("badge", "badge-" + tone);
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
            case STARTING -> say("connections.starting");
            case UP -> say("connections.up");
            case UNREACHABLE -> say("connections.unreachable");
            case CREDENTIALS_REJECTED -> say("connections.key-rejected");
            case MISCONFIGURED -> say("connections.misconfigured");
            case RATE_LIMITED -> say("connections.rate-limited");
            case SUSPICIOUS -> say("connections.suspicious");
        };
    }

    static String tone(Status status) {
        return switch (status) {
            case STARTING -> "info";
            case UP -> "good";
            case UNREACHABLE, CREDENTIALS_REJECTED, MISCONFIGURED -> "bad";
            case RATE_LIMITED, SUSPICIOUS -> "warn";
        };
    }
}
