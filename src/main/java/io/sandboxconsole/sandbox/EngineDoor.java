package io.sandboxconsole.sandbox;

import io.sandboxconsole.sandbox.provider.Passage;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.words.Phrase;
import java.util.List;
import java.util.Optional;
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
        Optional<SandboxProvider> provider = connections.find(id).map(Connection::provider);
        return provider.flatMap(SandboxProvider::passage)
                .map(passage -> new Entrance(id, provider.get(), passage))
                .orElseThrow(() -> new ProviderException.Misconfigured(
                        id, Phrase.of("problem.reason.no-connection"), Answer.NONE, null));
    }

    /// A connection with the way for raw calls.
    record Entrance(ConnectionId connection, SandboxProvider provider, Passage passage) {}
}
