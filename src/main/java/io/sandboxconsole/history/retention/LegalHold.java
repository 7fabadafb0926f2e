package io.sandboxconsole.history.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A legal hold on a sandbox: nothing of it is purged meanwhile.
///
/// @param by the name of who placed it, as of then
/// @param actor the stable id of `by`
/// @param until when it ends by itself; absent for one without an end
public record LegalHold(
        String by,
        String actor,
        String why,
        Instant at,
        @Nullable Instant until) {}
