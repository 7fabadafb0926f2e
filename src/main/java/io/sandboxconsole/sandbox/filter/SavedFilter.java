package io.sandboxconsole.sandbox.filter;

import org.jspecify.annotations.Nullable;

/// A filter that somebody keeps under a name.
///
/// @param mine whether whoever asked keeps it
/// @param keeper the name its keeper had when it was saved
/// @param team the label token of the team that sees it too; absent when it is its keeper's alone
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
