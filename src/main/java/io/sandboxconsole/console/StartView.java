package io.sandboxconsole.console;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.CurrentActor;
import jakarta.annotation.security.PermitAll;

/// Leads from the bare address to the first page the person may open.
@Route("")
@PermitAll
class StartView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Menu menu;
    private final transient CurrentActor currentActor;

    StartView(Menu menu, CurrentActor currentActor) {
        this.menu = menu;
        this.currentActor = currentActor;
    }

    @Override
    public String getPageTitle() {
        return say("shell.product");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        currentActor.find().stream()
                .flatMap(actor -> menu.entries(actor).stream())
                .findFirst()
                .ifPresentOrElse(
                        entry -> event.forwardTo(entry.path()), () -> event.rerouteToError(new NoAccess(), ""));
    }
}
