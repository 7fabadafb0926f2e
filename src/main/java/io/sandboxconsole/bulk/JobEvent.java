package io.sandboxconsole.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a job as a whole.
///
/// @param state the state that it came into
/// @param actor the id of who asked for it; absent for what the job did by itself
public record JobEvent(
        Instant at,
        JobState state,
        @Nullable JobWhy why,
        @Nullable String actor,
        @Nullable String actorName) {}
