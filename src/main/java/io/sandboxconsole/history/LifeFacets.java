package io.sandboxconsole.history;

import io.sandboxconsole.inventory.Facets;

/// The counts of the values of some fields, over all lives or over the newest ones.
///
/// @param newestOnly whether only the newest were counted, [#MOST_COUNTED] of them at most
public record LifeFacets(Facets facets, boolean newestOnly) {

    /// No more lives are counted: it would take seconds, and the newest tell most.
    public static final int MOST_COUNTED = 100_000;

    /// No more lives are read for terms that only the memory can tell.
    static final int MOST_READ = 20_000;
}
