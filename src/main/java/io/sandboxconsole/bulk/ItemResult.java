package io.sandboxconsole.bulk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a try on one sandbox of a job brought.
sealed interface ItemResult {

    /// The end of the item.
    ///
    /// @param code a stable word, such as the reason of a skip or the engine's code; empty after a success
    /// @param detail a sentence without secrets
    record Ended(Outcome outcome, String code, @Nullable String detail) implements ItemResult {

        static Ended succeeded() {
            return new Ended(Outcome.SUCCEEDED, "", null);
        }

        static Ended skipped(String code) {
            return new Ended(Outcome.SKIPPED, code, null);
        }
    }

    /// The engine asked to come again later: nothing was done.
    record Later(Duration pause) implements ItemResult {}

    /// The engine is busy with this one sandbox, so that nothing was done: it is tried again while others go on.
    ///
    /// @param otherwise the end of the item once it was tried often enough
    record Busy(Ended otherwise) implements ItemResult {}

    /// Nothing was done, and nothing can be for now.
    record Halt(JobWhy why) implements ItemResult {}
}
