package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.IdentityProvider;
import io.sandboxconsole.console.Requires;
import io.sandboxconsole.console.Titles;
import io.sandboxconsole.console.component.Answer;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.HealthBadge;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How every engine and the identity provider are doing. Follows by itself; whoever manages connections can have an
/// engine asked at once.
@Route("connections")
@PermitAll
@Requires(Permission.READ_CONNECTIONS)
class ConnectionsView extends Composite<Div> implements HasDynamicTitle {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final transient Inventory inventory;
    private final transient Refreshing refreshing;
    private final transient IdentityProvider identityProvider;
    private final transient CurrentActor currentActor;
    private final transient Background background;
    private final Div cards = new Div();

    ConnectionsView(
            Inventory inventory,
            Refreshing refreshing,
            IdentityProvider identityProvider,
            CurrentActor currentActor,
            Background background) {
        this.inventory = inventory;
        this.refreshing = refreshing;
        this.identityProvider = identityProvider;
        this.currentActor = currentActor;
        this.background = background;
        var heading = new Div(new H1(say("shell.connections")));
        heading.addClassName("view-heading");
        cards.addClassName("connections");
        getContent().addClassName("view");
        getContent().add(heading, cards);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        boolean manages = refreshing.permitted(currentActor.get());
        Runnable later = () -> ui.accessLater(() -> show(manages), () -> {}).run();
        show(manages);
        var subscription = inventory.onChange(INTERVAL, later);
        Runnable stop = identityProvider.onChange(later);
        addDetachListener(detached -> {
            detached.unregisterListener();
            subscription.close();
            stop.run();
        });
    }

    @Override
    public String getPageTitle() {
        return Titles.of(say("shell.connections"));
    }

    private void show(boolean manages) {
        cards.removeAll();
        for (ConnectionHealth health : inventory.health()) {
            cards.add(card(health, manages));
        }
        if (inventory.health().isEmpty()) {
            var nothing = new Paragraph(say("connections.none"));
            nothing.addClassName("calm");
            cards.add(nothing);
        }
        cards.add(IdentityCard.of(identityProvider));
    }

    private Card card(ConnectionHealth health, boolean manages) {
        var card = new Card(health.name(), new HealthBadge(health.status()), say(health.message()))
                .fact(say("connections.id"), health.connection().value())
                .fact(say("connections.engine"), health.engine())
                .fact(say("connections.version"), health.engineVersion())
                .fact(say("connections.address"), refreshing.address(health.connection()))
                .fact(say("shell.sandboxes"), say("connections.rows", health.rows()))
                .fact(say("connections.data-as-of"), health.dataAsOf(), Show.AGO)
                .fact(say("connections.last-attempt"), health.lastAttempt(), Show.AGO)
                .fact(say("connections.next-attempt"), health.nextAttempt(), Show.UNTIL)
                .fact(say("connections.listing"), took(health.listingTook()));
        if (manages) {
            card.add(new Button(say("connections.try"), event -> tryNow(event.getSource(), health)));
        }
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

    private static @Nullable String took(@Nullable Duration duration) {
        return duration == null ? null : say("connections.seconds", duration.toMillis() / 1000.0);
    }
}
