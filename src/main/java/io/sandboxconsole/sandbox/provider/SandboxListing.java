package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Every sandbox that an engine lists, each once, and the rows that could not be read.
///
/// @param unreadable the rows without an identity, and those of which a part is missing
public record SandboxListing(List<Sandbox> sandboxes, List<UnreadableRow> unreadable) {

    public SandboxListing {
        sandboxes = List.copyOf(sandboxes);
        unreadable = List.copyOf(unreadable);
    }

    /// A listing of which every row could be read.
    public static SandboxListing of(List<Sandbox> sandboxes) {
        return new SandboxListing(sandboxes, List.of());
    }

    /// The rows of a listing, in its order.
    public static SandboxListing ofRows(List<ListedRow<Sandbox>> rows) {
        List<UnreadableRow> unreadable = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            UnreadableRow row = rows.get(i).unreadable();
            if (row != null) {
                unreadable.add(row.at(i + 1));
            }
        }
        return new SandboxListing(
                rows.stream()
                        .map(ListedRow::item)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList(),
                unreadable);
    }

    /// Whether every row has an identity. Otherwise a sandbox that is missing may be one of those rows, and has not
    /// ended.
    public boolean complete() {
        return unreadable.stream().noneMatch(UnreadableRow::leftOut);
    }

    /// The same rows with other sandboxes.
    public SandboxListing with(List<Sandbox> others) {
        return new SandboxListing(others, unreadable);
    }
}
