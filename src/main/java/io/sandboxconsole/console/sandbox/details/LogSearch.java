package io.sandboxconsole.console.sandbox.details;

import java.util.ArrayList;
import java.util.List;

/// Where a text occurs in a log, in any case; no more often than anybody would look at.
///
/// @param positions where each occurrence begins, in order
/// @param current the one that is looked at, counted from 0
record LogSearch(String wanted, List<Integer> positions, int current) {

    static final int MOST = 1000;

    static final LogSearch NONE = new LogSearch("", List.of(), 0);

    LogSearch {
        positions = List.copyOf(positions);
    }

    /// The last occurrence is looked at first, because the newest lines stand at the end.
    static LogSearch in(String text, String wanted) {
        if (wanted.isEmpty()) {
            return NONE;
        }
        List<Integer> positions = new ArrayList<>();
        int at = text.length() - wanted.length();
        while (at >= 0 && positions.size() < MOST) {
            if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
                positions.add(at);
                at -= wanted.length();
            } else {
                at--;
            }
        }
        List<Integer> inOrder = positions.reversed();
        return new LogSearch(wanted, inOrder, Math.max(0, inOrder.size() - 1));
    }

    /// Looks `by` occurrences further on, round the end if need be.
    LogSearch stepped(int by) {
        return positions.isEmpty()
                ? this
                : new LogSearch(wanted, positions, Math.floorMod(current + by, positions.size()));
    }
}
