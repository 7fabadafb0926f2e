package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.UnreadableRows;
import io.sandboxconsole.doctor.Doctor;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.lifecycle.ConnectionChecks;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Creates the engines' cards for the person who opens the page.
@Component
class ConnectionCards {

    private final RefreshAction refreshAction;

    private final ConnectionChecks connectionChecks;

    private final CurrentActor currentActor;

    private final Background background;

    private final Inventory inventory;

    private final Doctor doctor;

    ConnectionCards(
            RefreshAction refreshAction,
            ConnectionChecks connectionChecks,
            CurrentActor currentActor,
            Background background,
            Inventory inventory,
            Doctor doctor) {
        this.refreshAction = refreshAction;
        this.connectionChecks = connectionChecks;
        this.currentActor = currentActor;
        this.background = background;
        this.inventory = inventory;
        this.doctor = doctor;
    }

    /// Creates the card of one engine; an engine never checked before is checked.
    ConnectionCard card(ConnectionHealth health) {
        var panel = new CheckPanel(health.connection(), connectionChecks, currentActor, background);
        List<Button> buttons = new ArrayList<>(List.of(panel.button()));
        if (refreshAction.permitted(currentActor.get())) {
            buttons.add(new Button(text("connections.try"), event -> tryNow(event.getSource(), health)));
        }
        var actor = currentActor.get();
        var unreadable = new UnreadableRows(row -> inventory.shows(actor, row));
        var card = new ConnectionCard(health.name(), refreshAction, panel, unreadable, buttons);
        card.show(health);
        panel.open();
        return card;
    }

    /// Creates the card of the console itself, and runs its checks.
    ConsoleCard console() {
        var card = new ConsoleCard(doctor, currentActor, background);
        card.open();
        return card;
    }

    private void tryNow(Button button, ConnectionHealth health) {
        var actor = currentActor.get();
        var listing = refreshAction.listing();
        background.run(UI.getCurrent(), () -> listing.request(actor, health.connection()), result -> {
            button.setEnabled(!(result instanceof AsyncResult.Pending<UI>));
            switch (result) {
                case AsyncResult.Pending<UI> _ -> {}
                case AsyncResult.Success<UI> _ -> Notice.success(text("connections.asked", health.name()));
                case AsyncResult.Failure<UI> refused -> Notice.failure(refused.cause());
            }
        });
    }
}
