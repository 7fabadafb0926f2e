package io.sandboxconsole.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A change to a sandbox's metadata: entries to set and keys to remove; all others stay.
public record MetadataPatch(Map<String, String> set, Set<String> remove) {

    public MetadataPatch {
        set = Map.copyOf(set);
        remove = Set.copyOf(remove);
        if (remove.stream().anyMatch(set::containsKey)) {
            throw new IllegalArgumentException("A metadata key is both set and removed.");
        }
    }

    /// The patch that leads from `before` to `after`.
    public static MetadataPatch between(Map<String, String> before, Map<String, String> after) {
        Map<String, String> set = after.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Set<String> remove =
                before.keySet().stream().filter(key -> !after.containsKey(key)).collect(Collectors.toSet());
        return new MetadataPatch(set, remove);
    }

    /// Whether the patch has no effect.
    public boolean isEmpty() {
        return set.isEmpty() && remove.isEmpty();
    }

    /// Every key the patch touches, in order.
    public Set<String> keys() {
        return Stream.concat(set.keySet().stream(), remove.stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
