package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.HealthBadge;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.sandbox.ActionWords;
import io.sandboxconsole.inventory.ConnectionHealth;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One engine: how it is doing, what it can do at all, and what was found when it was looked at last.
final class ConnectionCard extends Card {

    private final transient Refreshing refreshing;

    private final ExaminationPanel examination;

    /// @param buttons what can be done about the connection
    ConnectionCard(String name, Refreshing refreshing, ExaminationPanel examination, Div buttons) {
        super(name);
        this.refreshing = refreshing;
        this.examination = examination;
        buttons.addClassName("buttons");
        add(examination, buttons);
    }

    /// Tells how the engine is doing now.
    void show(ConnectionHealth health) {
        tell(new HealthBadge(health.status()), say(health.message()));
        facts().withText(say("connections.id"), health.connection().value())
                .withText(say("connections.engine"), health.engine())
                .withText(say("connections.version"), health.engineVersion())
                .withText(say("connections.address"), refreshing.address(health.connection()))
                .withText(say("shell.sandboxes"), say("connections.rows", health.rows()))
                .withTime(say("connections.data-as-of"), health.dataAsOf(), Show.AGO)
                .withTime(say("connections.last-attempt"), health.lastAttempt(), Show.AGO)
                .withTime(say("connections.next-attempt"), health.nextAttempt(), Show.UNTIL)
                .withText(say("connections.listing"), took(health.listingTook()))
                .withWords(
                        say("connections.actions"),
                        refreshing.actions(health.connection()).stream()
                                .map(ActionWords::label)
                                .toList());
        examination.showLatest();
    }

    private static @Nullable String took(@Nullable Duration duration) {
        return duration == null ? null : say("connections.seconds", duration.toMillis() / 1000.0);
    }
}
