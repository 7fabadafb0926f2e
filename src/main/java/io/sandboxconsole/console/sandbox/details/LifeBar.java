package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;

/// How much of a sandbox's life is over; the browser keeps the bar up to date by itself. The words beside it say the
/// same.
final class LifeBar extends Div {

    LifeBar(Instant from, Instant to) {
        addClassName("life-bar");
        add(new Div());
        getElement().setAttribute("aria-hidden", "true");
        getElement().setAttribute("data-life-from", String.valueOf(from.toEpochMilli()));
        getElement().setAttribute("data-life-to", String.valueOf(to.toEpochMilli()));
    }
}
