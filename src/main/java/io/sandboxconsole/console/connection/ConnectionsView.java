package io.sandboxconsole.console.connection;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RequiresPermission;
import io.sandboxconsole.console.component.ViewHeading;
import io.sandboxconsole.console.signin.IdentityProvider;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ConnectionId;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Shows the health of every engine and of the identity provider, and follows every change. An engine can be checked,
/// and a person who manages connections can have its sandboxes listed at once.
@Route("connections")
@PermitAll
@RequiresPermission(Permission.READ_CONNECTIONS)
class ConnectionsView extends Composite<Div> implements HasDynamicTitle {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final transient Inventory inventory;
    private final transient PageFollower follower;
    private final transient IdentityProvider identityProvider;
    private final transient ConnectionCards connectionCards;
    private final Map<ConnectionId, ConnectionCard> engines = new HashMap<>();
    private final Div cards = new Div();
    private final Div identity = new Div();

    ConnectionsView(
            Inventory inventory,
            IdentityProvider identityProvider,
            ConnectionCards connectionCards,
            PageFollower follower) {
        this.inventory = inventory;
        this.follower = follower;
        this.identityProvider = identityProvider;
        this.connectionCards = connectionCards;
        cards.addClassName("connections");
        getContent().addClassName("view");
        getContent()
                .add(
                        new ViewHeading(
                                text("shell.connections"),
                                new CommandButton(() -> Optional.of(FleetCommands.doctor()))),
                        cards);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        Runnable later = () -> ui.accessLater(this::show, () -> {}).run();
        open();
        follower.follow(attachEvent, INTERVAL, this::show);
        Runnable stop = identityProvider.onChange(later);
        addDetachListener(detached -> {
            detached.unregisterListener();
            stop.run();
        });
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.connections"));
    }

    /// Creates the cards once: the set of connections is fixed while the console runs.
    private void open() {
        cards.removeAll();
        engines.clear();
        for (ConnectionHealth health : inventory.health()) {
            var card = connectionCards.card(health);
            engines.put(health.connection(), card);
            cards.add(card);
        }
        if (engines.isEmpty()) {
            var none = new Paragraph(text("connections.none"));
            none.addClassName("calm");
            cards.add(none);
        }
        cards.add(identity);
        cards.add(connectionCards.console());
        showIdentity();
    }

    private void show() {
        for (ConnectionHealth health : inventory.health()) {
            Optional.ofNullable(engines.get(health.connection())).ifPresent(card -> card.show(health));
        }
        showIdentity();
    }

    private void showIdentity() {
        identity.removeAll();
        identity.add(IdentityCard.of(identityProvider));
    }
}
