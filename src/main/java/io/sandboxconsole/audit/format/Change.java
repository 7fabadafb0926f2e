package io.sandboxconsole.audit.format;

import org.jspecify.annotations.Nullable;

/// A field that an act changed. Values of secrets never stand here.
///
/// @param before the earlier value; absent if the field is new
/// @param after the later value; absent if the field was removed
public record Change(
        String field, @Nullable String before, @Nullable String after) {}
