package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.Life;
import java.util.List;

/// A page of the lives an actor may see.
///
/// @param matching the number of lives that match, at most [#MOST_COUNTED]
/// @param capped whether more than that match
public record HistoryPage(List<Life> lives, int matching, boolean capped) {

    /// Counting stops here: a person pages no further, and ten thousand rows of a long history lie on as many pages of
    /// the disk.
    public static final int MOST_COUNTED = 1_000;

    public HistoryPage {
        lives = List.copyOf(lives);
    }
}
