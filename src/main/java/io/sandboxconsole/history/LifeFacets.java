package io.sandboxconsole.history;

import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Value;
import java.util.List;

/// The counts of the values of some fields, over all lives or over the newest ones.
///
/// @param newestOnly whether only the newest were counted, [#MOST_COUNTED] of them at most
public record LifeFacets(Facets facets, boolean newestOnly) {

    /// No more lives are counted: it would take seconds, and the newest tell most.
    public static final int MOST_COUNTED = 100_000;

    /// The lifetimes that [#lived] counts, as filters write them behind the colon.
    public static final List<String> LIFETIMES = List.of("<10m", ">1h", ">1d", ">7d");

    /// No more lives are read for terms that only the memory can tell.
    static final int MOST_READ = 20_000;

    /// Returns how many lives have lasted as one of [#LIFETIMES] says.
    public int lived(String time) {
        List<String> counted = Lifetimes.within(time);
        return facets.of(Lifetimes.FIELD).values().stream()
                .filter(value -> counted.contains(value.value()))
                .mapToInt(Value::count)
                .sum();
    }
}
