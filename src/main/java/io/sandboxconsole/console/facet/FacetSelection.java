package io.sandboxconsole.console.facet;

import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.LinkedHashSet;
import java.util.Set;

/// The values of one facet that a filter includes and excludes.
public record FacetSelection(Set<String> chosen, Set<String> leftOut) {

    public static final FacetSelection FREE = new FacetSelection(Set.of(), Set.of());

    public FacetSelection {
        chosen = Set.copyOf(chosen);
        leftOut = Set.copyOf(leftOut);
    }

    /// Status of one value in a filter.
    public enum Stand {
        FREE,
        CHOSEN,
        LEFT_OUT
    }

    public static FacetSelection of(SandboxFilter filter, String field) {
        return new FacetSelection(filter.values(field), filter.excluded(field));
    }

    /// `filter` with this selection for `field`.
    ///
    /// @throws io.sandboxconsole.sandbox.filter.FilterSyntaxException if its text would be too long
    public SandboxFilter in(SandboxFilter filter, String field) {
        return filter.with(field, chosen).withExcluded(field, leftOut);
    }

    public FacetSelection with(String value, Stand stand) {
        Set<String> in = new LinkedHashSet<>(chosen);
        Set<String> out = new LinkedHashSet<>(leftOut);
        in.remove(value);
        out.remove(value);
        switch (stand) {
            case FREE -> {}
            case CHOSEN -> in.add(value);
            case LEFT_OUT -> out.add(value);
        }
        return new FacetSelection(in, out);
    }

    public Stand of(String value) {
        if (chosen.contains(value)) {
            return Stand.CHOSEN;
        }
        return leftOut.contains(value) ? Stand.LEFT_OUT : Stand.FREE;
    }

    public int size() {
        return chosen.size() + leftOut.size();
    }
}
