package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.signin.SessionChecks;
import io.sandboxconsole.console.signin.SessionChecks.Unchecked;
import java.time.Clock;

/// Tells a person on every page that their rights cannot be checked now, and until when changes are possible.
class UncheckedStrip extends Div {

    private final transient SessionChecks sessionChecks;
    private final transient Clock clock;
    private final transient Actor actor;

    UncheckedStrip(SessionChecks sessionChecks, Clock clock, Actor actor) {
        this.sessionChecks = sessionChecks;
        this.clock = clock;
        this.actor = actor;
        addClassName("unchecked-strip");
        getElement().setAttribute("role", "status");
        update();
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        update();
        Runnable stop = sessionChecks.onChange(
                () -> ui.accessLater(this::update, () -> {}).run());
        addDetachListener(detached -> {
            detached.unregisterListener();
            stop.run();
        });
    }

    private void update() {
        removeAll();
        var unchecked = sessionChecks.unchecked(actor);
        setVisible(unchecked.isPresent());
        unchecked.ifPresent(this::show);
    }

    private void show(Unchecked unchecked) {
        add(
                new Span(text("shell.unchecked") + " "),
                new TimeText(unchecked.since(), TimeText.Show.AGO),
                new Span(". "));
        if (clock.instant().isAfter(unchecked.changesUntil())) {
            add(new Span(text("shell.unchecked.refused")));
        } else {
            add(
                    new Span(text("shell.unchecked.until") + " "),
                    new TimeText(unchecked.changesUntil(), TimeText.Show.FULL),
                    new Span("."));
        }
    }
}
