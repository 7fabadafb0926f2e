package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.sandboxconsole.access.CurrentActor;
import jakarta.annotation.security.PermitAll;

/// Redirects from the root address to the first page that the person may open.
@Route("")
@PermitAll
class StartView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final transient MainMenu mainMenu;
    private final transient CurrentActor currentActor;

    StartView(MainMenu mainMenu, CurrentActor currentActor) {
        this.mainMenu = mainMenu;
        this.currentActor = currentActor;
    }

    @Override
    public String getPageTitle() {
        return text("shell.product");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        currentActor.find().stream()
                .flatMap(actor -> mainMenu.entries(actor).stream())
                .findFirst()
                .ifPresentOrElse(
                        entry -> event.forwardTo(entry.path()), () -> event.rerouteToError(new NoAccess(), ""));
    }
}
