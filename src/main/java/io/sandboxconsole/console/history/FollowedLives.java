package io.sandboxconsole.console.history;

import io.sandboxconsole.console.sandbox.list.WaitingRows;
import io.sandboxconsole.history.HistoryPage;
import io.sandboxconsole.history.HistoryQuery;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// A page that is shown, with the values that the history has now. No row is added, moved or removed: what waits is
/// told instead.
///
/// @param page the page as a renewal would show it
/// @param rows the shown rows with their new values
record FollowedLives(HistoryPage page, List<Life> rows, WaitingRows waiting) {

    /// What the page was asked for.
    ///
    /// @param fits whether a life matches the filter now
    record Asked(HistoryQuery query, Predicate<Life> fits) {}

    FollowedLives {
        rows = List.copyOf(rows);
    }

    /// The rows `shown` that are not on the page any more, and have to be looked up.
    static Set<SandboxId> left(HistoryPage page, List<Life> shown) {
        Set<SandboxId> left = new HashSet<>(ids(shown));
        ids(page.lives()).forEach(left::remove);
        return left;
    }

    /// Tells what has become of the rows `shown` for `query`. An empty page is renewed: it has no row to move.
    ///
    /// @param found those of [#left] that are still there
    static FollowedLives of(HistoryPage page, List<Life> found, List<Life> shown, Asked asked) {
        if (shown.isEmpty()) {
            return new FollowedLives(page, page.lives(), WaitingRows.NONE);
        }
        Map<SandboxId, Life> known = new HashMap<>();
        page.lives().forEach(life -> known.put(id(life), life));
        found.forEach(life -> known.put(id(life), life));
        int gone = left(page, shown).size() - found.size();
        int unmatched = (int) found.stream().filter(asked.fits().negate()).count();
        HistoryQuery query = asked.query();
        return new FollowedLives(
                page,
                shown.stream().map(life -> known.getOrDefault(id(life), life)).toList(),
                WaitingRows.of(ids(page.lives()), ids(shown), query.offset(), query.limit())
                        .without(gone, unmatched));
    }

    private static List<SandboxId> ids(List<Life> lives) {
        return lives.stream().map(FollowedLives::id).toList();
    }

    private static SandboxId id(Life life) {
        return life.sandbox().id();
    }
}
