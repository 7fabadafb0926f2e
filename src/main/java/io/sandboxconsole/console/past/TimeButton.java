package io.sandboxconsole.console.past;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.sandboxconsole.console.component.PanelButton;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens the choice of an instant, and says whether the screen shows now.
final class TimeButton extends PanelButton {

    private final TimeTravels sources;

    private final Consumer<Instant> onChoose;

    private @Nullable Instant shown;

    TimeButton(TimeTravels sources, Consumer<Instant> onChoose) {
        super(
                text("asof.now"),
                VaadinIcon.CLOCK.create(),
                new Panel(text("asof.choose"), "min(30rem, 92vw)", PopoverPosition.BOTTOM_END));
        this.sources = sources;
        this.onChoose = onChoose;
        addClassName("time-button");
        setTooltipText(text("asof.choose"));
        show(null);
    }

    void show(@Nullable Instant at) {
        shown = at;
        setText(at == null ? text("asof.now") : text("asof.then"));
        setAriaLabel("%s: %s".formatted(text("asof.choose"), getText()));
        setClassName("past", at != null);
    }

    @Override
    protected Component content() {
        return new InstantPanel(sources, getUI().orElseGet(UI::getCurrent), shown, at -> {
            close();
            onChoose.accept(at);
        });
    }
}
