package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;

/// Bar of the elapsed share of a sandbox's lifetime, updated by the browser. Hidden from screen readers: the text
/// beside it says the same.
final class LifeBar extends Div {

    LifeBar(Instant from, Instant to) {
        addClassName("life-bar");
        add(new Div());
        getElement().setAttribute("aria-hidden", "true");
        getElement().setAttribute("data-life-from", String.valueOf(from.toEpochMilli()));
        getElement().setAttribute("data-life-to", String.valueOf(to.toEpochMilli()));
    }
}
