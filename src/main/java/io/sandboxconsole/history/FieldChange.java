package io.sandboxconsole.history;

import org.jspecify.annotations.Nullable;

/// A change of one field of a sandbox. Fields and values are those of [SandboxFields].
///
/// @param before absent when the field was not set
/// @param after absent when the field is not set any more
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {}
