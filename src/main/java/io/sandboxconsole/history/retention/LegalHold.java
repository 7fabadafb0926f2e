package io.sandboxconsole.history.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A legal hold on a sandbox: nothing of it is purged meanwhile.
///
/// @param by the name of who placed it, as of then
/// @param actor the stable id of `by`
/// @param why absent for those who may neither place one nor read the trail about it
/// @param until when it ends by itself; absent for one without an end
public record LegalHold(
        String by,
        String actor,
        @Nullable String why,
        Instant at,
        @Nullable Instant until) {

    LegalHold withoutReason() {
        return new LegalHold(by, actor, null, at, until);
    }
}
