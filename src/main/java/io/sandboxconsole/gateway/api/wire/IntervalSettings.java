package io.sandboxconsole.gateway.api.wire;

import org.jspecify.annotations.Nullable;

/// The intervals after which an engine acts on a sandbox by itself: each an ISO 8601 duration such as `PT15M`,
/// `never`, `at-once` or `latest`. In a sandbox, one that the engine does not tell is left out; in a request, one
/// that is left out stays as it is, or is the engine's usual one for a new sandbox.
///
/// @param stop after this time without activity
/// @param pause after this time without activity
/// @param archive after this time since the stop
/// @param delete after this time since the stop
public record IntervalSettings(
        @Nullable String stop,
        @Nullable String pause,
        @Nullable String archive,
        @Nullable String delete) {}
