package io.sandboxconsole.console.component;

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
            case STARTING -> "Starting";
            case UP -> "Up";
            case UNREACHABLE -> "Unreachable";
            case CREDENTIALS_REJECTED -> "Key rejected";
            case MISCONFIGURED -> "Misconfigured";
            case RATE_LIMITED -> "Rate limited";
            case SUSPICIOUS -> "Suspicious listing";
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
