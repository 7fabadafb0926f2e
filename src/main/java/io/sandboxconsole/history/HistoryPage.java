package io.sandboxconsole.history;

import io.sandboxconsole.history.HistoryOrder.Place;
import io.sandboxconsole.sandbox.Life;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the lives an actor may see.
///
/// @param matching the number of lives that match, at most [#MOST_COUNTED]
/// @param capped whether more than that match
/// @param last the place of the last of `lives` where there may be more behind it
public record HistoryPage(
        List<Life> lives,
        int matching,
        boolean capped,
        @Nullable Place last) {

    /// Counting stops here: a person pages no further, and ten thousand rows of a long history lie on as many pages of
    /// the disk.
    public static final int MOST_COUNTED = 1_000;

    public HistoryPage {
        lives = List.copyOf(lives);
    }

    /// Creates a page that is not continued.
    public HistoryPage(List<Life> lives, int matching, boolean capped) {
        this(lives, matching, capped, null);
    }
}
