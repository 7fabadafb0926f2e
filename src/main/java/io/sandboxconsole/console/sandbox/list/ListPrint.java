package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.past.TimeTravel;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.inventory.Query;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/// Hands the browser every row of the list when a person prints: a page of the screen holds some of them only, and cuts
/// long values. A request of its own, which runs without the session lock.
final class ListPrint {

    /// Some forty sheets of paper.
    private static final int MOST = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ListSources sources;

    private final TimeTravel travel;

    private final Clock clock;

    private volatile Shown shown = new Shown(SandboxList.EVERYTHING, List.of(ListColumns.NAME), ZoneOffset.UTC);

    /// Registers the rows at `grid`, where the script of the page finds their address.
    ListPrint(SandboxGrid grid, ListSources sources, TimeTravel travel, Clock clock) {
        this.travel = travel;
        this.sources = sources;
        this.clock = clock;
        DownloadHandler rows = this::write;
        grid.getElement().setAttribute("data-print", rows);
    }

    /// The list on the screen.
    private record Shown(Query query, List<String> columns, ZoneId zone) {}

    /// The list on paper.
    private record Sheet(String title, String scope, List<String> headers, List<List<String>> rows) {}

    /// Prints this list from now on.
    void show(UI ui, Query query, List<String> columns) {
        shown = new Shown(query, List.copyOf(columns), PersonZone.of(ui));
    }

    private void write(DownloadEvent event) throws IOException {
        var actor = sources.currentActor().get();
        var before = CurrentInstance.setCurrent(event.getUI());
        try {
            event.setContentType("application/json");
            event.getResponse().setHeader("Cache-Control", "no-store");
            JSON.writeValue(event.getOutputStream(), sheet(actor, shown));
        } finally {
            CurrentInstance.restoreInstances(before);
        }
    }

    private Sheet sheet(Actor actor, Shown shown) {
        var query = shown.query();
        var page = travel.rows().page(actor, new Query(query.filter(), query.sort(), 0, MOST));
        var cells = new PrintedCells(shown.zone());
        List<List<String>> rows = page.rows().stream()
                .map(sandbox -> shown.columns().stream()
                        .map(key -> cells.of(key, sandbox))
                        .toList())
                .toList();
        return new Sheet(
                text("list.title"),
                scope(query, rows.size(), page.matching(), shown.zone()),
                shown.columns().stream().map(ListColumns::header).toList(),
                rows);
    }

    private String scope(Query query, int printed, int matching, ZoneId zone) {
        String filter = query.filter().isEverything()
                ? text("list.print.everything")
                : text("list.print.filter", SafeText.line(query.filter().toString()));
        String count =
                printed < matching ? text("list.print.first", printed, matching) : text("list.print.all", matching);
        return String.join(" · ", filter, count, text("list.print.at", moment(clock.instant(), zone)));
    }

    /// The date and the time: on paper, no distance from now holds.
    static String moment(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Texts.locale())
                .withZone(zone)
                .format(moment);
    }
}
