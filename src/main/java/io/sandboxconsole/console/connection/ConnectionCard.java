package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.HealthBadge;
import io.sandboxconsole.console.component.PaceText;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.component.UnreadableRows;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.inventory.ConnectionHealth;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows one engine: its health, its supported actions and its last check.
final class ConnectionCard extends StatusCard {

    private final transient RefreshAction refreshAction;

    private final CheckPanel checkPanel;

    private final UnreadableRows unreadable;

    /// @param buttons the actions on the connection
    ConnectionCard(
            String name,
            RefreshAction refreshAction,
            CheckPanel checkPanel,
            UnreadableRows unreadable,
            List<Button> buttons) {
        super(name, unreadable, checkPanel);
        this.unreadable = unreadable;
        this.refreshAction = refreshAction;
        this.checkPanel = checkPanel;
        addToFooter(buttons.toArray(Button[]::new));
    }

    /// Shows the engine's current health.
    void show(ConnectionHealth health) {
        boolean late = health.status().fresh() && health.pace().late();
        show(
                late ? new SignBadge("!", text("connections.late"), BadgeTone.WARN) : new HealthBadge(health.status()),
                text(health.message()));
        showCode(health.status().condition());
        facts().withText(text("connections.id"), health.connection().value())
                .withText(text("connections.engine"), health.engine())
                .withText(text("connections.version"), health.engineVersion())
                .withText(text("connections.address"), refreshAction.address(health.connection()))
                .withText(
                        text("shell.sandboxes"),
                        health.dataAsOf() == null ? null : text("connections.rows", health.rows()));
        showAge(health);
        facts().withText(text("connections.held-back"), PaceText.held(health))
                .withTime(text("connections.last-attempt"), health.lastAttempt(), Show.AGO)
                .withTime(text("connections.next-attempt"), health.nextAttempt(), Show.NEXT)
                .withText(text("connections.listing"), took(health.listingTook()))
                .withWords(
                        text("connections.actions"),
                        refreshAction.actions(health.connection()).stream()
                                .map(ActionText::label)
                                .toList());
        unreadable.show(List.of(health));
        checkPanel.showLatest();
    }

    private void showCode(@Nullable Condition condition) {
        if (condition != null) {
            facts().with(text("connections.condition"), new ConditionCode(condition));
        }
    }

    /// Late data stands out by a word and a color.
    private void showAge(ConnectionHealth health) {
        if (health.dataAsOf() == null) {
            return;
        }
        var age = new Span(new TimeText(health.dataAsOf(), Show.AGO));
        String late = PaceText.late(health);
        if (late != null) {
            age.addClassName("late-data");
            age.add(new Text(" · " + late));
        }
        facts().with(text("connections.data-as-of"), age);
    }

    private static @Nullable String took(@Nullable Duration duration) {
        return duration == null ? null : text("connections.seconds", duration.toMillis() / 1000.0);
    }
}
