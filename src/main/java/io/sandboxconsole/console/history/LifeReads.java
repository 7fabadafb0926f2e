package io.sandboxconsole.console.history;

import com.vaadin.flow.component.Component;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.history.HistoryPage;
import io.sandboxconsole.history.HistoryQuery;
import io.sandboxconsole.sandbox.Life;
import java.util.List;
import java.util.function.Consumer;

/// Reads the rows of a list in the background, and follows the history while they are shown. The answer to a newer
/// request wins over a late one, and none comes after a person has left the page.
final class LifeReads {

    private final HistorySources sources;

    private final Component list;

    private final FollowingPace pace = new FollowingPace();

    private int load;

    private boolean following;

    LifeReads(HistorySources sources, Component list) {
        this.sources = sources;
        this.list = list;
    }

    /// Reads a page.
    void read(HistoryQuery query, Consumer<AsyncResult<HistoryPage>> onResult) {
        int mine = ++load;
        var actor = sources.currentActor().get();
        sources.background()
                .read(
                        list.getUI().orElseThrow(),
                        () -> sources.history().page(actor, query),
                        result -> pass(mine, result, onResult));
    }

    /// Returns a reading of the same rows for paper.
    PrintedLives printed(HistoryCells cells) {
        return new PrintedLives(sources.history()::page, cells);
    }

    /// Notes that the fleet has changed, of which the history is about to tell.
    void expectNews() {
        pace.expectNews();
    }

    /// Whether it is time to follow; asked every few seconds.
    boolean due() {
        return pace.due();
    }

    /// Reads what became of the rows `shown`, unless that is being read.
    void follow(HistoryQuery query, List<Life> shown, Consumer<AsyncResult<FollowedLives>> onResult) {
        var present = sources.currentActor().find();
        if (present.isEmpty() || following) {
            return;
        }
        following = true;
        int mine = load;
        var actor = present.get();
        var asked = new FollowedLives.Asked(
                query,
                query.filter()
                        .lifePredicate(
                                sources.clock().instant(),
                                actor,
                                sources.locks().view()));
        sources.background()
                .read(
                        list.getUI().orElseThrow(),
                        () -> {
                            HistoryPage page = sources.history().page(actor, query);
                            List<Life> found = sources.history().find(actor, FollowedLives.left(page, shown));
                            return FollowedLives.of(page, found, shown, asked);
                        },
                        result -> {
                            following = result instanceof AsyncResult.Pending;
                            pass(mine, result, onResult);
                        });
    }

    private <T> void pass(int mine, AsyncResult<T> result, Consumer<AsyncResult<T>> onResult) {
        if (mine == load && list.isAttached()) {
            onResult.accept(result);
        }
    }
}
