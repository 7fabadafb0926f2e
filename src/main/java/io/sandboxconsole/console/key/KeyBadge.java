package io.sandboxconsole.console.key;

import com.vaadin.flow.component.html.Span;

/// How a key stands: a sign and a word.
final class KeyBadge extends Span {

    KeyBadge(KeyStanding standing) {
        var sign = new Span(standing.sign());
        sign.getElement().setAttribute("aria-hidden", "true");
        add(sign, new Span(standing.label()));
        addClassNames("badge", "badge-" + standing.tone());
    }
}
