package io.sandboxconsole.console.sandbox.details;

import java.util.ArrayList;
import java.util.List;

/// Occurrences of a text in a log, ignoring case; at most MOST, the last ones.
///
/// @param positions the start of each occurrence, as ascending character offsets
/// @param current the index of the current occurrence, from 0
record LogSearch(String wanted, List<Integer> positions, int current) {

    static final int MOST = 1000;

    static final LogSearch NONE = new LogSearch("", List.of(), 0);

    LogSearch {
        positions = List.copyOf(positions);
    }

    /// Searches a log. The last occurrence is current first, because the newest lines stand at the end.
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

    /// Moves `by` occurrences on, wrapping around at the ends.
    LogSearch stepped(int by) {
        return positions.isEmpty()
                ? this
                : new LogSearch(wanted, positions, Math.floorMod(current + by, positions.size()));
    }
}
