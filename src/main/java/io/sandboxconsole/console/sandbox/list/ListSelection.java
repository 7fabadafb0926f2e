package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.sandbox.SandboxId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The selected sandboxes: named ones on any page, or all that match the filter except the named ones.
final class ListSelection {

    private final Set<SandboxId> named = new LinkedHashSet<>();

    private boolean allMatching;

    /// Whether [#named] are the exceptions, and all other matching sandboxes are selected.
    boolean allMatching() {
        return allMatching;
    }

    boolean isEmpty() {
        return !allMatching && named.isEmpty();
    }

    boolean contains(SandboxId id) {
        return allMatching != named.contains(id);
    }

    Set<SandboxId> named() {
        return Set.copyOf(named);
    }

    /// The number of selected sandboxes.
    ///
    /// @param matching the number of sandboxes that match the filter
    int size(int matching) {
        return allMatching ? Math.max(0, matching - named.size()) : named.size();
    }

    void selectAllMatching() {
        named.clear();
        allMatching = true;
    }

    void clear() {
        named.clear();
        allMatching = false;
    }

    /// Takes over the checkboxes of one page: of `shown`, exactly `ticked` are selected.
    void ticked(Set<SandboxId> shown, Set<SandboxId> ticked) {
        Set<SandboxId> unticked =
                shown.stream().filter(id -> !ticked.contains(id)).collect(Collectors.toSet());
        named.addAll(allMatching ? unticked : ticked);
        named.removeAll(allMatching ? ticked : unticked);
    }
}
