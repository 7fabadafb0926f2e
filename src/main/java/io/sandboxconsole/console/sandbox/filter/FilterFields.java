package io.sandboxconsole.console.sandbox.filter;

import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.Set;

/// The fields that a filter bar offers.
///
/// @param first facets that most people need
/// @param others facets behind a button
/// @param suggested what the text can begin with, the most usual first
public record FilterFields(List<String> first, List<String> others, List<String> suggested) {

    /// The fields of live sandboxes.
    static final FilterFields LIVE = new FilterFields(
            List.of("state", "creator", "expires", "label"),
            List.of("team", "connection", "image", "age", "region", "machine", "lease", "locked"),
            List.of(
                    "state",
                    "creator",
                    "label",
                    "expires",
                    "age",
                    "team",
                    "name",
                    "image",
                    "connection",
                    "owner",
                    "created",
                    "activity",
                    "id",
                    "region",
                    "machine",
                    "lease",
                    "cleanup",
                    "locked",
                    "reason"));

    /// The fields of sandboxes over time.
    static final FilterFields PAST = new FilterFields(
            List.of("state", "cause", "creator", "label"),
            List.of("reason", "lived", "team", "connection", "image", "region", "machine"),
            List.of(
                    "state",
                    "cause",
                    "reason",
                    "ended",
                    "creator",
                    "name",
                    "team",
                    "lived",
                    "alive",
                    "created",
                    "label",
                    "image",
                    "connection",
                    "owner",
                    "expires",
                    "id",
                    "region",
                    "machine"));

    /// The fields that only sandboxes over time have.
    private static final Set<String> ONLY_PAST = Set.of("ended", "cause", "lived", "alive");

    public FilterFields {
        first = List.copyOf(first);
        others = List.copyOf(others);
        suggested = List.copyOf(suggested);
    }

    /// Whether `filter` says something about the sandboxes of this bar in each of its terms.
    boolean fit(SandboxFilter filter) {
        return filter.parts().stream()
                .allMatch(part -> suggested.contains(part.field()) || !ONLY_PAST.contains(part.field()));
    }
}
