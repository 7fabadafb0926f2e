package io.sandboxconsole.console;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouteConfiguration;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.words.Phrase;
import java.util.List;
import org.springframework.stereotype.Component;

/// The pages of the drawer, in their order.
@Component
class Menu {

    static final String SANDBOXES = "sandboxes";

    private static final List<Entry> ALL = List.of(
            new Entry("overview", Phrase.of("shell.overview"), VaadinIcon.DASHBOARD),
            new Entry(SANDBOXES, Phrase.of("shell.sandboxes"), VaadinIcon.CUBES),
            new Entry("audit", Phrase.of("shell.audit"), VaadinIcon.RECORDS),
            new Entry("keys", Phrase.of("key.title"), VaadinIcon.KEY_O),
            new Entry("connections", Phrase.of("shell.connections"), VaadinIcon.CONNECT_O));

    private final Admission admission;

    Menu(Admission admission) {
        this.admission = admission;
    }

    /// One page.
    record Entry(String path, Phrase label, VaadinIcon icon) {}

    /// The pages that exist and that `actor` may open.
    List<Entry> entries(Actor actor) {
        var routes = RouteConfiguration.forApplicationScope();
        return ALL.stream()
                .filter(entry -> routes.getRoute(entry.path())
                        .filter(view -> admission.open(actor, view))
                        .isPresent())
                .toList();
    }
}
