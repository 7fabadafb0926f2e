package io.sandboxconsole.console.sandbox.filter;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.command.TerminalCommand;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.sandbox.lock.LockButton;
import io.sandboxconsole.console.sandbox.lock.LockCalls;
import io.sandboxconsole.export.ExportFormat;
import io.sandboxconsole.export.ExportRequest;
import io.sandboxconsole.export.HistoryExport;
import io.sandboxconsole.export.SandboxExport;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.inventory.SandboxRows;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.filter.SavedFilters;
import io.sandboxconsole.sandbox.lock.LockSubject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Creates the bar above a list of sandboxes: the filter, the saved filters, and the export of the matching rows.
@Component
public class Filtering {

    private static final String USUAL_ORDER = "-created";

    private final SavedFilters saved;

    private final SandboxExport export;

    private final HistoryExport historyExport;

    private final Background background;

    private final CurrentActor currentActor;

    private final LockCalls locks;

    private final Clock clock;

    Filtering(
            SavedFilters saved,
            SandboxExport export,
            HistoryExport historyExport,
            Background background,
            CurrentActor currentActor,
            LockCalls locks,
            Clock clock) {
        this.saved = saved;
        this.export = export;
        this.historyExport = historyExport;
        this.background = background;
        this.currentActor = currentActor;
        this.locks = locks;
        this.clock = clock;
    }

    /// Creates a filter bar that calls `onFilter` whenever the user changes the filter.
    ///
    /// @param rows supplies the sandboxes that are counted: those of the list
    /// @param exported makes the request for all rows of the list that match a filter
    public FilterBar bar(
            Supplier<SandboxRows> rows,
            Function<SandboxFilter, ExportRequest> exported,
            Consumer<SandboxFilter> onFilter) {
        return bar(
                FacetSource.of(rows),
                FilterFields.LIVE,
                filter -> rows(exported.apply(filter)),
                filter -> command(exported.apply(filter)),
                locks::button,
                onFilter);
    }

    /// Creates a filter bar over the history.
    ///
    /// @param order supplies the order of the list
    public FilterBar pastBar(FacetSource source, Supplier<HistoryOrder> order, Consumer<SandboxFilter> onFilter) {
        return bar(
                source,
                FilterFields.PAST,
                filter -> rows(filter, order.get()),
                filter -> command(filter, order.get()),
                // What has ended cannot be protected.
                _ -> Optional.empty(),
                onFilter);
    }

    private static TerminalCommand command(ExportRequest request) {
        return FleetCommands.list(
                request.filter().toString(),
                sort(request.sort().key().word(), request.sort().descending()),
                request.at());
    }

    private static TerminalCommand command(SandboxFilter filter, HistoryOrder order) {
        return FleetCommands.history(filter.toString(), sort(order.key().word(), order.descending()));
    }

    /// The usual order needs no word.
    private static String sort(String key, boolean descending) {
        String sort = descending ? "-" + key : key;
        return sort.equals(USUAL_ORDER) ? "" : sort;
    }

    private ExportMenu.Rows rows(ExportRequest request) {
        return new ExportMenu.Rows() {
            @Override
            public String fileName(ExportFormat format, ZoneId zone) {
                return export.fileName(request, format, zone);
            }

            @Override
            public void write(Actor actor, ExportFormat format, SandboxExport.Destination destination) {
                export.write(actor, request, format, destination);
            }
        };
    }

    private ExportMenu.Rows rows(SandboxFilter filter, HistoryOrder order) {
        return new ExportMenu.Rows() {
            @Override
            public String fileName(ExportFormat format, ZoneId zone) {
                return historyExport.fileName(format, zone);
            }

            @Override
            public void write(Actor actor, ExportFormat format, SandboxExport.Destination destination) {
                historyExport.write(actor, filter, order, format, destination);
            }
        };
    }

    private FilterBar bar(
            FacetSource source,
            FilterFields fields,
            Function<SandboxFilter, ExportMenu.Rows> exported,
            Function<SandboxFilter, TerminalCommand> command,
            Function<LockSubject, Optional<LockButton>> lockButton,
            Consumer<SandboxFilter> onFilter) {
        var choices = new FacetChoices(source, currentActor);
        var bar = new FilterBar(
                choices,
                new FilterCompletion(source, fields.suggested(), currentActor, background, clock),
                new Corrections(source, currentActor, background),
                fields,
                lockButton,
                onFilter);
        var views = new SavedViews(saved, background, currentActor, choices, fields);
        var tabs = new ViewTabs(views, bar::use);
        bar.addViews(tabs);
        bar.onChange(tabs::mark);
        bar.addTools(
                new SavedFiltersButton(views, bar),
                new CommandButton(() -> Optional.of(command.apply(bar.filter()))),
                new ExportMenu(currentActor, () -> exported.apply(bar.filter())));
        return bar;
    }
}
