package io.sandboxconsole.access.claims;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The claims about a person from all sources. The newest source that carries a claim decides it, at the sign-in and at
/// every later check.
///
/// @param sources newest first
public record PersonClaims(List<ClaimSource> sources) {

    private static final Comparator<ClaimSource> LATER_KIND_FIRST =
            Comparator.comparing(ClaimSource::kind).reversed();

    public PersonClaims {
        sources = List.copyOf(sources);
    }

    /// Returns the claims of sources that came together.
    public static PersonClaims of(Collection<ClaimSource> fresh) {
        return new PersonClaims(fresh.stream().sorted(LATER_KIND_FIRST).toList());
    }

    /// Returns the claims after newer sources have come, each in the place of its predecessor.
    ///
    /// A claim that a predecessor carried and its successor does not is withdrawn: no older source brings it back.
    public PersonClaims renewed(Collection<ClaimSource> fresh) {
        Set<String> withdrawn = new HashSet<>();
        for (ClaimSource successor : fresh) {
            Set<String> carried = successor.read().keySet();
            find(successor.kind())
                    .ifPresent(predecessor -> predecessor.read().keySet().stream()
                            .filter(name -> !carried.contains(name))
                            .forEach(withdrawn::add));
        }
        var replaced = fresh.stream().map(ClaimSource::kind).collect(Collectors.toSet());
        return new PersonClaims(Stream.concat(
                        fresh.stream().sorted(LATER_KIND_FIRST),
                        sources.stream()
                                .filter(source -> !replaced.contains(source.kind()))
                                .map(source -> without(source, withdrawn)))
                .toList());
    }

    /// Returns the claims that the console reads, by their configured names.
    public Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        sources.reversed().forEach(source -> values.putAll(source.read()));
        return values;
    }

    /// Returns the source that decides a claim; empty if none carries it.
    public Optional<ClaimSource> deciding(String name) {
        return sources.stream()
                .filter(source -> source.read().containsKey(name))
                .findFirst();
    }

    private Optional<ClaimSource> find(ClaimSource.Kind kind) {
        return sources.stream().filter(source -> source.kind() == kind).findFirst();
    }

    private static ClaimSource without(ClaimSource source, Set<String> withdrawn) {
        Map<String, Object> left = new HashMap<>(source.read());
        left.keySet().removeAll(withdrawn);
        return new ClaimSource(source.kind(), left, source.names());
    }
}
