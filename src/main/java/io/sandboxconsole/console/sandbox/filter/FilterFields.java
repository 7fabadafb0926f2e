package io.sandboxconsole.console.sandbox.filter;

import java.util.List;

/// The fields that a filter bar offers.
///
/// @param first facets that most people need
/// @param others facets behind a button
/// @param suggested what the text can begin with, the most usual first
public record FilterFields(List<String> first, List<String> others, List<String> suggested) {

    /// The fields of live sandboxes.
    static final FilterFields LIVE = new FilterFields(
            List.of("state", "creator", "expires", "label"),
            List.of("team", "connection", "image", "age", "region", "machine", "lease"),
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
                    "reason"));

    /// The fields of sandboxes over time.
    static final FilterFields PAST = new FilterFields(
            List.of("state", "cause", "creator", "team"),
            List.of("connection", "image"),
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

    public FilterFields {
        first = List.copyOf(first);
        others = List.copyOf(others);
        suggested = List.copyOf(suggested);
    }
}
