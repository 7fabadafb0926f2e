package io.sandboxconsole.console.history;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.history.LifeFacets;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the counts of a list's facets in the background: the usual ones after the rows, those of metadata when a
/// person wants them. The answer for a newer filter wins over a late one.
final class CountedFacets {

    private final HistorySources sources;

    private final Supplier<UI> ui;

    private final Runnable onCounted;

    private final HistoryFacets facets;

    private @Nullable SandboxFilter counting;

    private @Nullable SandboxFilter countingMetadata;

    /// @param onCounted shows the counts that have come
    CountedFacets(HistorySources sources, Supplier<UI> ui, Runnable onCounted) {
        this.sources = sources;
        this.ui = ui;
        this.onCounted = onCounted;
        this.facets = new HistoryFacets(sources.inventory(), this::countMetadata);
    }

    /// The counts as last read.
    HistoryFacets facets() {
        return facets;
    }

    /// Reads the counts for `filter`, unless they are known. Without them the list still works: a failure shows as
    /// facets without values.
    void count(SandboxFilter filter) {
        if (facets.areOf(filter)) {
            return;
        }
        counting = filter;
        var actor = sources.currentActor().get();
        sources.background()
                .read(ui.get(), () -> sources.history().facets(actor, filter, HistoryFacets.FIELDS), result -> {
                    if (filter.equals(counting) && result instanceof AsyncResult.Success<LifeFacets>(var found)) {
                        facets.keep(filter, found);
                        onCounted.run();
                    }
                });
    }

    private void countMetadata(SandboxFilter filter) {
        if (filter.equals(countingMetadata)) {
            return;
        }
        countingMetadata = filter;
        var actor = sources.currentActor().get();
        var now = sources.clock().instant();
        sources.background()
                .read(
                        ui.get(),
                        () -> {
                            var rows = MetadataCounts.counted(filter);
                            try (Stream<Life> lives = sources.history().lives(actor, rows, HistoryOrder.NEWEST_FIRST)) {
                                return MetadataCounts.of(lives.iterator(), filter, actor, now);
                            }
                        },
                        result -> {
                            if (filter.equals(countingMetadata)) {
                                show(result);
                            }
                        });
    }

    private void show(AsyncResult<MetadataCounts.Counted> result) {
        switch (result) {
            case AsyncResult.Pending<MetadataCounts.Counted>() -> {}
            case AsyncResult.Success<MetadataCounts.Counted>(var read) -> {
                countingMetadata = null;
                facets.keep(read);
                onCounted.run();
            }
            case AsyncResult.Failure<MetadataCounts.Counted>(var cause) -> {
                countingMetadata = null;
                Notice.failure(cause);
            }
        }
    }
}
