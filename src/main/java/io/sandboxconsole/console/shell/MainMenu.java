package io.sandboxconsole.console.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouteConfiguration;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.i18n.Message;
import java.util.List;
import org.springframework.stereotype.Component;

/// Lists the pages of the drawer, in their order.
@Component
class MainMenu {

    static final String SANDBOXES = "sandboxes";

    private static final List<Entry> ALL = List.of(
            new Entry("overview", Message.of("shell.overview"), VaadinIcon.DASHBOARD),
            new Entry(SANDBOXES, Message.of("shell.sandboxes"), VaadinIcon.CUBES),
            new Entry("history", Message.of("history.title"), VaadinIcon.TIME_BACKWARD),
            new Entry("jobs", Message.of("bulk.jobs"), VaadinIcon.TASKS),
            new Entry("failures", Message.of("failure.title"), VaadinIcon.BUG_O),
            new Entry("audit", Message.of("shell.audit"), VaadinIcon.RECORDS),
            new Entry("keys", Message.of("key.title"), VaadinIcon.KEY_O),
            new Entry("connections", Message.of("shell.connections"), VaadinIcon.CONNECT_O));

    private final ViewAccessChecker viewAccessChecker;

    MainMenu(ViewAccessChecker viewAccessChecker) {
        this.viewAccessChecker = viewAccessChecker;
    }

    /// One page.
    record Entry(String path, Message label, VaadinIcon icon) {}

    /// The pages that exist and that `actor` may open.
    List<Entry> entries(Actor actor) {
        var routes = RouteConfiguration.forApplicationScope();
        return ALL.stream()
                .filter(entry -> routes.getRoute(entry.path())
                        .filter(view -> viewAccessChecker.open(actor, view))
                        .isPresent())
                .toList();
    }
}
