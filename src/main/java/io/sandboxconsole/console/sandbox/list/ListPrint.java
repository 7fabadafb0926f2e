package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.ObjectMapper;

/// Hands the browser every row of a list when a person prints: a page of the screen holds some of them only, and cuts
/// long values. A request of its own, which runs without the session lock.
public final class ListPrint<T> {

    /// Some forty sheets of paper.
    private static final int MOST = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ListColumns list;

    private final Rows<T> rows;

    private final CurrentActor currentActor;

    private final Clock clock;

    private volatile Shown shown =
            new Shown(SandboxFilter.EVERYTHING, ListState.INITIAL, List.of(ListColumns.NAME), ZoneOffset.UTC);

    /// Registers the rows at `grid`, where the script of the page finds their address.
    public ListPrint(ListGrid<T> grid, ListColumns list, Rows<T> rows, CurrentActor currentActor, Clock clock) {
        this.list = list;
        this.rows = rows;
        this.currentActor = currentActor;
        this.clock = clock;
        DownloadHandler sheet = this::write;
        grid.getElement().setAttribute("data-print", sheet);
    }

    /// What can be printed. Read without the session lock, and may block.
    public interface Rows<T> {

        /// Returns the first `most` rows in this order.
        Found<T> first(Actor actor, SandboxFilter filter, ListOrder order, int most);

        /// The cell of the column `key`, as plain text of one or more lines.
        String cell(String key, T row, PrintedCells cells);
    }

    /// Rows, and the number of all that match.
    ///
    /// @param capped whether there are more than that
    public record Found<T>(List<T> rows, int matching, boolean capped) {

        public Found {
            rows = List.copyOf(rows);
        }
    }

    /// The list on the screen.
    private record Shown(SandboxFilter filter, ListState state, List<String> columns, ZoneId zone) {}

    /// The list on paper.
    private record Sheet(String title, String scope, List<String> headers, List<List<String>> rows) {}

    /// Prints this list from now on.
    ///
    /// @param filter that of the state, or the one that counts while the state has none that can be read
    public void show(UI ui, SandboxFilter filter, ListState state, List<String> columns) {
        shown = new Shown(filter, state, List.copyOf(columns), PersonZone.of(ui));
    }

    private void write(DownloadEvent event) throws IOException {
        var actor = currentActor.get();
        var before = CurrentInstance.setCurrent(event.getUI());
        try {
            Sheet sheet = sheet(actor, shown);
            event.setContentType("application/json");
            event.getResponse().setHeader("Cache-Control", "no-store");
            JSON.writeValue(event.getOutputStream(), sheet);
        } finally {
            CurrentInstance.restoreInstances(before);
        }
    }

    private Sheet sheet(Actor actor, Shown printed) {
        var found = rows.first(actor, printed.filter(), printed.state().order(), MOST);
        var cells = new PrintedCells(printed.zone());
        List<List<String>> lines = found.rows().stream()
                .map(row -> printed.columns().stream()
                        .map(key -> rows.cell(key, row, cells))
                        .toList())
                .toList();
        return new Sheet(
                list.title(),
                scope(printed, found),
                printed.columns().stream().map(list::header).toList(),
                lines);
    }

    private String scope(Shown printed, Found<T> found) {
        SandboxFilter filter = printed.filter();
        String terms = filter.isEverything()
                ? text("list.print.everything")
                : text("list.print.filter", SafeText.line(filter.toString()));
        int matching = found.matching();
        String count = found.rows().size() < matching
                ? text("list.print.first", found.rows().size(), Pager.count(found.capped() ? matching + 1 : matching))
                : text("list.print.all", matching);
        Instant at = Objects.requireNonNullElseGet(printed.state().at(), clock::instant);
        return String.join(" · ", terms, count, text("list.print.at", moment(at, printed.zone())));
    }

    /// The date and the time: on paper, no distance from now holds.
    static String moment(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Texts.locale())
                .withZone(zone)
                .format(moment);
    }
}
