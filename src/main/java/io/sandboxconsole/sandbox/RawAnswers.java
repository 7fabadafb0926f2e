package io.sandboxconsole.sandbox;

import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.words.Phrase;
import java.io.IOException;
import java.util.function.Function;

/// Reads raw answers that are not just passed on.
final class RawAnswers {

    private static final int UNREADABLE = 502;

    private RawAnswers() {}

    /// The body of `answer`, which is closed then.
    ///
    /// @param changing whether something may have changed although the answer broke off
    static byte[] whole(ConnectionId connection, EngineAnswer answer, boolean changing) {
        try {
            return answer.bytes();
        } catch (IOException broken) {
            throw new Unavailable(connection, Phrase.of("problem.reason.broken"), Answer.NONE, null, changing);
        }
    }

    /// What `reading` understands of `bytes`.
    static <T> T understood(ConnectionId connection, byte[] bytes, Function<byte[], T> reading) {
        try {
            return reading.apply(bytes);
        } catch (IllegalArgumentException garbage) {
            throw new Unavailable(
                    connection, Phrase.of("problem.answer.not-json"), new Answer(UNREADABLE, null, null, null), null);
        }
    }

    /// `answer`, if it is no refusal.
    ///
    /// @throws EngineRefused if it is
    static EngineAnswer granted(ConnectionId connection, EngineAnswer answer) {
        // Nothing is followed, so what was asked for was not done.
        if (answer.status() >= 300) {
            throw EngineRefused.of(connection, answer, whole(connection, answer, true));
        }
        return answer;
    }
}
