package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.sandbox.Examinations;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes the card of an engine for whoever opens the page.
@Component
class ConnectionCards {

    private final Refreshing refreshing;

    private final Examinations examinations;

    private final CurrentActor currentActor;

    private final Background background;

    ConnectionCards(
            Refreshing refreshing, Examinations examinations, CurrentActor currentActor, Background background) {
        this.refreshing = refreshing;
        this.examinations = examinations;
        this.currentActor = currentActor;
        this.background = background;
    }

    /// The card of one engine; an engine that nobody has looked at yet is looked at.
    ConnectionCard card(ConnectionHealth health) {
        var panel = new ExaminationPanel(health.connection(), examinations, currentActor, background);
        List<Button> buttons = new ArrayList<>(List.of(panel.button()));
        if (refreshing.permitted(currentActor.get())) {
            buttons.add(new Button(say("connections.try"), event -> tryNow(event.getSource(), health)));
        }
        var card = new ConnectionCard(health.name(), refreshing, panel, buttons);
        card.show(health);
        panel.open();
        return card;
    }

    private void tryNow(Button button, ConnectionHealth health) {
        var actor = currentActor.get();
        background.run(UI.getCurrent(), () -> refreshing.refresh(actor, health.connection()), answer -> {
            button.setEnabled(!(answer instanceof Answer.Awaited<UI>));
            switch (answer) {
                case Answer.Awaited<UI> _ -> {}
                case Answer.Here<UI> _ -> Notice.success(say("connections.asked", health.name()));
                case Answer.Refused<UI> refused -> Notice.failure(refused.cause());
            }
        });
    }
}
