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

/// Provides the connections whose engines accept forwarded calls. Makes no call itself.
@Service
public class EngineProxies {

    private final Connections connections;

    EngineProxies(Connections connections) {
        this.connections = connections;
    }

    /// The connections to such engines, in the order of their ids.
    public List<ConnectionId> open() {
        return connections.all().stream()
                .filter(connection -> connection.provider().proxy().isPresent())
                .map(Connection::id)
                .toList();
    }

    /// Whether `key` is the engine's own, in constant time.
    public boolean isEngineKey(ConnectionId connection, String key) {
        return connections
                .find(connection)
                .flatMap(found -> found.provider().proxy())
                .filter(engineProxy -> engineProxy.accepts(key))
                .isPresent();
    }

    /// The entrance to a connection's engine.
    ///
    /// @throws ProviderException.Misconfigured if there is none
    Entrance entrance(ConnectionId id) {
        var provider = connections.require(id).provider();
        return provider.proxy()
                .map(engineProxy -> new Entrance(id, provider, engineProxy))
                .orElseThrow(() -> Connections.missing(id));
    }

    /// A connection with its proxy for forwarded calls, and the parsing of responses.
    record Entrance(ConnectionId connection, SandboxProvider provider, EngineProxy engineProxy) {

        private static final Answer UNREADABLE = new Answer(200, null, null, null);

        /// Sends a request that changes no sandbox. A rejection comes back complete, without our reserved metadata.
        EngineResponse send(EngineRequest request) {
            var answer = engineProxy.send(request);
            return answer.refused() ? ErrorRedaction.of(answer, whole(answer)) : answer;
        }

        /// Returns `answer` unless it is a rejection.
        ///
        /// @throws EngineRejection if it is
        EngineResponse granted(EngineResponse answer) {
            // Redirects are not followed, so the request was not carried out.
            if (answer.status() >= 300) {
                var redacted = ErrorRedaction.of(answer, whole(answer, true));
                throw EngineRejection.of(connection, redacted, whole(redacted));
            }
            return answer;
        }

        /// Returns the answer to a change, complete: one that breaks off or is no JSON leaves the outcome
        /// unknown, which must be known before the outcome is recorded.
        EngineResponse complete(EngineResponse answer) {
            byte[] bytes = whole(answer, true);
            if (bytes.length > 0 && !JsonScanner.readable(bytes)) {
                throw unreadable(true);
            }
            return EngineResponse.of(answer.status(), answer.headers(), bytes);
        }

        Unavailable unreadable(boolean changing) {
            return new Unavailable(connection, Message.of("problem.answer.not-json"), UNREADABLE, null, changing);
        }

        /// Reads the body of a read's response, and closes the response.
        byte[] whole(EngineResponse answer) {
            return whole(answer, false);
        }

        /// @param changing whether the engine's state may have changed although the response broke off
        byte[] whole(EngineResponse answer, boolean changing) {
            try {
                return answer.bytes();
            } catch (IOException broken) {
                throw new Unavailable(connection, Message.of("problem.reason.broken"), Answer.NONE, null, changing);
            }
        }

        /// Parses `bytes` by `reading`.
        <T> T understood(byte[] bytes, Function<byte[], T> reading) {
            try {
                return reading.apply(bytes);
            } catch (IllegalArgumentException malformed) {
                throw unreadable(false);
            }
        }
    }
}
