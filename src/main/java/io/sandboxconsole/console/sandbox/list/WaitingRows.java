package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;
import java.util.Set;

/// The changes that renewing a list would show.
///
/// @param arrived the number of new rows at the top, at most one page
/// @param gone the number of rows whose sandbox has been removed
/// @param unmatched the number of rows whose sandbox no longer matches the filter
/// @param moved whether the page would have other rows, or another order
public record WaitingRows(int arrived, int gone, int unmatched, boolean moved) {

    public static final WaitingRows NONE = new WaitingRows(0, 0, 0, false);

    /// Returns what of the page `fresh` is not among the rows `shown`.
    ///
    /// @param offset the number of rows before the page
    /// @param limit the number of rows of a full page
    public static WaitingRows of(List<SandboxId> fresh, List<SandboxId> shown, int offset, int limit) {
        Set<SandboxId> known = Set.copyOf(shown);
        // Rows after the last known one have only moved up from the next page.
        int end = fresh.size();
        while (end > 0 && !known.contains(fresh.get(end - 1)) && fresh.size() == limit) {
            end--;
        }
        int arrived = offset > 0
                ? 0
                : (int) fresh.subList(0, end == 0 ? fresh.size() : end).stream()
                        .filter(id -> !known.contains(id))
                        .count();
        return new WaitingRows(arrived, 0, 0, !fresh.equals(shown));
    }

    /// The same with so many rows that are gone, and so many that no longer match.
    public WaitingRows without(int nowGone, int nowUnmatched) {
        return new WaitingRows(arrived, nowGone, nowUnmatched, moved);
    }
}
