package io.sandboxconsole.sandbox;

import org.jspecify.annotations.Nullable;

/// Distinguishes an API key from others of the same name.
///
/// @param name its current name, which may differ from its name when it created a sandbox
/// @param owner the label token of the person it acts for; absent for a team's key
/// @param team the label token of its team; absent for a personal key
/// @param lookup the beginning of its value
public record ApiKeyDetails(
        String name,
        boolean deleted,
        @Nullable String owner,
        @Nullable String team,
        String lookup) {}
