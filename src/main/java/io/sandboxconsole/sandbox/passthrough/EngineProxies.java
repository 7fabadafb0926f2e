package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.provider.EngineProxy;
import io.sandboxconsole.sandbox.provider.EngineRejection;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// The connections whose engines take calls in their own words. Makes no call itself.
@Service
public class EngineProxies {

    private final Connections connections;

    EngineProxies(Connections connections) {
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
                .filter(engineProxy -> engineProxy.accepts(key))
                .isPresent();
    }

    /// The way in.
    ///
    /// @throws ProviderException.Misconfigured if there is none
    Entrance entrance(ConnectionId id) {
        var provider = connections.require(id).provider();
        return provider.passage()
                .map(engineProxy -> new Entrance(id, provider, engineProxy))
                .orElseThrow(() -> Connections.missing(id));
    }

    /// A connection with the way for raw calls, and what has to be understood of the answers.
    record Entrance(ConnectionId connection, SandboxProvider provider, EngineProxy engineProxy) {

        private static final int UNREADABLE = 502;

        /// Makes a call that changes no sandbox.
        EngineResponse send(EngineRequest call) {
            return engineProxy.send(call);
        }

        /// `answer`, if it is no refusal.
        ///
        /// @throws EngineRejection if it is
        EngineResponse granted(EngineResponse answer) {
            // Nothing is followed, so what was asked for was not done.
            if (answer.status() >= 300) {
                throw EngineRejection.of(connection, answer, whole(answer, true));
            }
            return answer;
        }

        /// The body of the answer to a read; the answer is closed then.
        byte[] whole(EngineResponse answer) {
            return whole(answer, false);
        }

        /// @param changing whether something may have changed although the answer broke off
        byte[] whole(EngineResponse answer, boolean changing) {
            try {
                return answer.bytes();
            } catch (IOException broken) {
                throw new Unavailable(connection, Message.of("problem.reason.broken"), Answer.NONE, null, changing);
            }
        }

        /// What `reading` understands of `bytes`.
        <T> T understood(byte[] bytes, Function<byte[], T> reading) {
            try {
                return reading.apply(bytes);
            } catch (IllegalArgumentException garbage) {
                throw new Unavailable(
                        connection,
                        Message.of("problem.answer.not-json"),
                        new Answer(UNREADABLE, null, null, null),
                        null);
            }
        }
    }
}
