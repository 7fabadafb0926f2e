package io.sandboxconsole.simulator.engine;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a fault does to one call.
public sealed interface Effect {

    /// Waits before anything else, without a limit until the faults are cleared.
    record Wait(@Nullable Duration longest) implements Effect {}

    /// Answers this instead of asking the engine.
    record Answer(int status, Map<String, String> headers, String body) implements Effect {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /// Answers this status in the engine's own shape of an error.
    record Failure(int status) implements Effect {}

    /// Answers 429 and says in the engine's own way when to come back.
    record RateLimit(int seconds) implements Effect {}

    /// Breaks the connection.
    enum Cut implements Effect {
        /// Before the engine sees the call.
        RESET,
        /// After the engine has done the call.
        LOST_ANSWER,
        /// In the middle of the answer's body.
        TRUNCATED
    }

    /// Changes what a listing says.
    enum Distortion implements Effect {
        EMPTY_LIST,
        HALVED_LIST,
        REPEATED_IDS,
        SHIFTED_PAGES,
        UNKNOWN_MEMBERS,
        UNKNOWN_STATES
    }
}
