package io.sandboxconsole.bench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/// Vaadin's own grid, with the texts of the same sandboxes in as many columns as the list has, behind the same sign-in:
/// what a page of the framework costs before anything is built on it. A route only while a benchmark runs.
@PageTitle("Bare grid")
@PermitAll
public final class BareGrid extends Div {

    /// As many as a page of the list has.
    static final int ROWS = 50;

    private static final int COLUMNS = 8;

    static final String NEXT = "Next";

    static final String PATH = "/bare-grid";

    /// As many as the smallest fleet has.
    private static final int PAGES = 10;

    private final Inventory inventory;

    private final CurrentActor currentActor;

    private final Grid<List<String>> grid = new Grid<>();

    private int page;

    public BareGrid(Inventory inventory, CurrentActor currentActor) {
        this.inventory = inventory;
        this.currentActor = currentActor;
        setSizeFull();
        grid.addClassName("bare");
        grid.setSizeFull();
        IntStream.range(0, COLUMNS)
                .forEach(column -> grid.addColumn(texts -> texts.get(column)).setHeader("Column " + column));
        add(new Button(NEXT, _ -> show((page + 1) % PAGES)), grid);
        show(0);
    }

    /// Makes it a page of the console.
    static void register(ApplicationContext console) {
        var servlets = new VaadinServletContext(console.getBean(ServletContext.class));
        RouteConfiguration.forRegistry(ApplicationRouteRegistry.getInstance(servlets))
                .setRoute(PATH.substring(1), BareGrid.class);
    }

    /// The texts of the columns of one sandbox.
    static List<String> texts(Sandbox row) {
        return List.of(
                row.title(),
                row.state().word(),
                row.creator().name(),
                Objects.requireNonNullElse(row.team(), ""),
                row.source().text(),
                String.valueOf(row.createdAt()),
                String.valueOf(row.expiresAt()),
                String.valueOf(row.metadata()));
    }

    private void show(int number) {
        page = number;
        var query = Query.newest(SandboxFilter.EVERYTHING, (number + 1) * ROWS);
        grid.setItems(inventory.page(currentActor.get(), query).rows().stream()
                .skip((long) number * ROWS)
                .map(BareGrid::texts)
                .toList());
    }
}
