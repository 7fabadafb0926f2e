package io.sandboxconsole.console.sandbox.timeline;

import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.sandbox.End.Cause;

/// Shows the cause of an end as a sign and a word, in the place of a state.
public final class EndBadge extends Span {

    public EndBadge(Cause cause) {
        var sign = new Span(EndText.sign(cause));
        sign.getElement().setAttribute("aria-hidden", "true");
        add(sign, new Span(EndText.of(cause)));
        addClassNames("state", EndText.style(cause));
    }
}
