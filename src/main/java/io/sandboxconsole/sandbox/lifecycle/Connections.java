package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.InvalidSettings;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Holds the configured connections, in the order of their ids.
@Component
@EnableConfigurationProperties(ConnectionProperties.class)
public class Connections {

    private final Map<ConnectionId, Connection> byId = new LinkedHashMap<>();

    private final Map<ConnectionId, URI> origins = new HashMap<>();

    public Connections(ConnectionProperties properties, Environment environment, List<ProviderFactory> factories) {
        Map<String, ProviderFactory> byType =
                factories.stream().collect(Collectors.toMap(ProviderFactory::type, Function.identity()));
        for (ConnectionSettings settings : properties.settings(environment, factories)) {
            var factory = byType.get(settings.type());
            if (factory == null) {
                throw new InvalidSettings(
                        "The connection “%s” has the unknown type “%s”; known types: %s."
                                .formatted(
                                        settings.id(),
                                        settings.type(),
                                        String.join(", ", new TreeSet<>(byType.keySet()))),
                        "Set console.connections.%s.type to one of them.".formatted(settings.id()));
            }
            origin(settings.url()).ifPresent(origin -> origins.put(settings.id(), origin));
            byId.put(
                    settings.id(),
                    new Connection(
                            settings.id(),
                            settings.name(),
                            host(settings.url()),
                            factory.connect(PlaintextKeyCheck.checked(
                                    settings, secretVariables(settings.id(), byType), environment))));
        }
    }

    /// The connection of the plain variables has its adapter's type as its id.
    private static Set<String> secretVariables(ConnectionId id, Map<String, ProviderFactory> byType) {
        var factory = byType.get(id.value());
        return factory == null ? Set.of() : factory.secretVariables();
    }

    public List<Connection> all() {
        return new ArrayList<>(byId.values());
    }

    public Optional<Connection> find(ConnectionId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The scheme, host and port of the connection's engine; empty where the address names none.
    public Optional<URI> origin(ConnectionId id) {
        return Optional.ofNullable(origins.get(id));
    }

    private static Optional<URI> origin(URI url) {
        return url.getHost() == null ? Optional.empty() : Optional.of(URI.create(url.getScheme() + "://" + host(url)));
    }

    /// Finds a connection that has to be there.
    ///
    /// @throws ProviderException.Misconfigured if the id is unknown
    public Connection require(ConnectionId id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    public static ProviderException.Misconfigured missing(ConnectionId id) {
        return new ProviderException.Misconfigured(id, Message.of("problem.reason.no-connection"), Answer.NONE, null);
    }

    /// An address may hold a user and a password; its host and port hold none.
    private static String host(URI url) {
        if (url.getHost() == null) {
            return "";
        }
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }
}
