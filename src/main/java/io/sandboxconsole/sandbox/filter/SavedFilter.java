package io.sandboxconsole.sandbox.filter;

import org.jspecify.annotations.Nullable;

/// A filter saved by a person under a name.
///
/// @param mine whether the reader saved it
/// @param keeper the name of the person who saved it, as of then
/// @param team the label token of the team it is shared with; absent when it is private
public record SavedFilter(
        String id,
        String name,
        SandboxFilter filter,
        boolean mine,
        String keeper,
        @Nullable String team) {

    /// The longest name of a saved filter.
    public static final int MAXIMUM_NAME = 60;
}
