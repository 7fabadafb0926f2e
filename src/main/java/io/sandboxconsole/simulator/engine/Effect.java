package io.sandboxconsole.simulator.engine;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The effect of a fault on one call.
public sealed interface Effect {

    /// Waits before the call is handled, without a limit until the faults are cleared.
    record Wait(@Nullable Duration longest) implements Effect {}

    /// Answers in place of the engine.
    record Answer(int status, Map<String, String> headers, String body) implements Effect {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /// Answers this status in the engine's own error format.
    record Failure(int status) implements Effect {}

    /// Answers 429 with the engine's own retry header.
    record RateLimit(int seconds) implements Effect {}

    /// Breaks the connection.
    enum Cut implements Effect {
        /// Before the engine sees the call.
        RESET,
        /// After the engine has handled the call.
        LOST_ANSWER,
        /// In the middle of the answer's body.
        TRUNCATED
    }

    /// Changes the answer to a listing.
    enum Distortion implements Effect {
        EMPTY_LIST,
        HALVED_LIST,
        REPEATED_IDS,
        SHIFTED_PAGES,
        UNKNOWN_MEMBERS,
        UNKNOWN_STATES,
        ODD_ROWS
    }
}
