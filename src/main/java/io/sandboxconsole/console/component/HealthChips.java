package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows the connections' health and the age of their data in the bar above every page, and follows every change.
public final class HealthChips extends Composite<Div> {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int MAXIMUM = 3;

    private final transient Inventory inventory;
    private final transient PageFollower follower;

    private transient List<ConnectionHealth> shown = List.of();

    public HealthChips(Inventory inventory, PageFollower follower) {
        this.inventory = inventory;
        this.follower = follower;
        getContent().addClassName("health-chips");
        getContent().getElement().setAttribute("aria-label", text("shell.connections"));
        getContent().getElement().setAttribute("role", "group");
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        show();
        follower.follow(attachEvent, INTERVAL, this::show);
    }

    private void show() {
        List<ConnectionHealth> health = inventory.health();
        if (health.equals(shown)) {
            return;
        }
        shown = health;
        getContent().removeAll();
        if (health.size() <= MAXIMUM) {
            health.forEach(connection -> getContent().add(chip(connection)));
        } else {
            getContent().add(summary(health));
        }
    }

    private static Component chip(ConnectionHealth health) {
        var name = new Span(health.name());
        name.addClassName("chip-name");
        var content = new Span(name);
        content.setTitle(title(health));
        if (health.status().fresh() && health.pace().late()) {
            content.add(new Text(" " + text("connections.late")));
            return chip("!", BadgeTone.WARN, content, health.dataAsOf());
        }
        if (!health.status().fresh()) {
            content.add(new Text(" " + HealthBadge.word(health.status())));
        }
        return chip(HealthBadge.sign(health.status()), HealthBadge.tone(health.status()), content, health.dataAsOf());
    }

    private static String title(ConnectionHealth health) {
        return Stream.of(
                        Optional.of(text(health.message())),
                        Optional.ofNullable(PaceText.late(health)),
                        Optional.ofNullable(PaceText.held(health)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /// Summarizes many connections in one chip: their number, the number of those not up to date, and the oldest data.
    private static Component summary(List<ConnectionHealth> health) {
        long unwell = health.stream()
                .filter(connection -> !connection.status().fresh())
                .count();
        long late = health.stream().filter(connection -> !connection.current()).count();
        var oldest = health.stream()
                .map(ConnectionHealth::dataAsOf)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        if (late == 0) {
            return chip("●", BadgeTone.GOOD, new Span(text("connections.all-up", health.size())), oldest);
        }
        var content = new Span(
                unwell == 0
                        ? text("connections.some-late", late, health.size())
                        : text("connections.some-down", unwell, health.size()));
        return chip("!", BadgeTone.WARN, content, oldest);
    }

    private static Component chip(String sign, BadgeTone tone, Span content, @Nullable Instant dataAsOf) {
        if (dataAsOf != null) {
            content.add(new Text(" "), new TimeText(dataAsOf, TimeText.Show.AGO));
        }
        var chip = new SignBadge(sign, "", tone);
        chip.setContent(content);
        return chip;
    }
}
