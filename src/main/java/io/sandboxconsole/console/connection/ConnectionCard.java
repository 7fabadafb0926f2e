package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.HealthBadge;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.inventory.ConnectionHealth;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One engine: how it is doing, what it can do at all, and what was found when it was looked at last.
final class ConnectionCard extends StatusCard {

    private final transient RefreshAction refreshAction;

    private final CheckPanel examination;

    /// @param buttons what can be done about the connection
    ConnectionCard(String name, RefreshAction refreshAction, CheckPanel examination, List<Button> buttons) {
        super(name, examination);
        this.refreshAction = refreshAction;
        this.examination = examination;
        addToFooter(buttons.toArray(Button[]::new));
    }

    /// Tells how the engine is doing now.
    void show(ConnectionHealth health) {
        show(new HealthBadge(health.status()), text(health.message()));
        facts().withText(text("connections.id"), health.connection().value())
                .withText(text("connections.engine"), health.engine())
                .withText(text("connections.version"), health.engineVersion())
                .withText(text("connections.address"), refreshAction.address(health.connection()))
                .withText(text("shell.sandboxes"), text("connections.rows", health.rows()))
                .withTime(text("connections.data-as-of"), health.dataAsOf(), Show.AGO)
                .withTime(text("connections.last-attempt"), health.lastAttempt(), Show.AGO)
                .withTime(text("connections.next-attempt"), health.nextAttempt(), Show.UNTIL)
                .withText(text("connections.listing"), took(health.listingTook()))
                .withWords(
                        text("connections.actions"),
                        refreshAction.actions(health.connection()).stream()
                                .map(ActionText::label)
                                .toList());
        examination.showLatest();
    }

    private static @Nullable String took(@Nullable Duration duration) {
        return duration == null ? null : text("connections.seconds", duration.toMillis() / 1000.0);
    }
}
