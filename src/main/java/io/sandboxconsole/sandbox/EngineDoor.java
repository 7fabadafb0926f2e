package io.sandboxconsole.sandbox;

import io.sandboxconsole.sandbox.provider.Passage;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.words.Phrase;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// The connections whose engines take calls in their own words. Makes no call itself.
@Service
public class EngineDoor {

    private final Connections connections;

    EngineDoor(Connections connections) {
        this.connections = connections;
    }

    /// The connections that lead to such an engine, in the order of their ids.
    public List<ConnectionId> open() {
        return connections.all().stream()
                .filter(connection -> connection.provider().passage().isPresent())
                .map(Connection::id)
                .toList();
    }

    /// Whether `key` is the engine's own; takes as long whether it is or not.
    public boolean isEngineKey(ConnectionId connection, String key) {
        return connections
                .find(connection)
                .flatMap(found -> found.provider().passage())
                .filter(passage -> passage.accepts(key))
                .isPresent();
    }

    /// The way in.
    ///
    /// @throws ProviderException.Misconfigured if there is none
    Entrance entrance(ConnectionId id) {
        var provider = connections.require(id).provider();
        return provider.passage()
                .map(passage -> new Entrance(id, provider, passage))
                .orElseThrow(() -> Connections.missing(id));
    }

    /// A connection with the way for raw calls, and what has to be understood of the answers.
    record Entrance(ConnectionId connection, SandboxProvider provider, Passage passage) {

        private static final int UNREADABLE = 502;

        /// Makes a call that changes no sandbox.
        EngineAnswer send(EngineCall call) {
            return passage.send(call);
        }

        /// `answer`, if it is no refusal.
        ///
        /// @throws EngineRefused if it is
        EngineAnswer granted(EngineAnswer answer) {
            // Nothing is followed, so what was asked for was not done.
            if (answer.status() >= 300) {
                throw EngineRefused.of(connection, answer, whole(answer, true));
            }
            return answer;
        }

        /// The body of the answer to a read; the answer is closed then.
        byte[] whole(EngineAnswer answer) {
            return whole(answer, false);
        }

        /// @param changing whether something may have changed although the answer broke off
        byte[] whole(EngineAnswer answer, boolean changing) {
            try {
                return answer.bytes();
            } catch (IOException broken) {
                throw new Unavailable(connection, Phrase.of("problem.reason.broken"), Answer.NONE, null, changing);
            }
        }

        /// What `reading` understands of `bytes`.
        <T> T understood(byte[] bytes, Function<byte[], T> reading) {
            try {
                return reading.apply(bytes);
            } catch (IllegalArgumentException garbage) {
                throw new Unavailable(
                        connection,
                        Phrase.of("problem.answer.not-json"),
                        new Answer(UNREADABLE, null, null, null),
                        null);
            }
        }
    }
}
