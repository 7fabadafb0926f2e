package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.diagnosis.Preflight;
import io.sandboxconsole.diagnosis.ServerCertificate;
import io.sandboxconsole.diagnosis.Subject;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Checks the certificates of the servers that the console calls by https: engines and the identity provider.
@Component
final class CertificateCheck implements Preflight {

    private final Environment environment;

    private final Connections connections;

    private final Clock clock;

    CertificateCheck(Environment environment, Connections connections, Clock clock) {
        this.environment = environment;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Subject subject() {
        return Subject.TLS;
    }

    @Override
    public boolean online() {
        return true;
    }

    @Override
    public List<Finding> check() {
        return SelfChecks.together(servers().stream()
                        .<Callable<Optional<Finding>>>map(
                                server -> () -> ServerCertificate.check(server, clock.instant()))
                        .toList())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Each server once.
    private Set<URI> servers() {
        Set<URI> servers = new LinkedHashSet<>();
        Stream.concat(
                        Stream.of("console.oidc.issuer", "OIDC_ISSUER")
                                .map(environment::getProperty)
                                .flatMap(Stream::ofNullable)
                                .flatMap(address -> origin(address).stream()),
                        connections.all().stream().flatMap(connection -> connections.origin(connection.id()).stream()))
                .filter(server -> "https".equalsIgnoreCase(server.getScheme()))
                .forEach(servers::add);
        return servers;
    }

    private static Optional<URI> origin(String address) {
        try {
            URI whole = new URI(address.strip());
            return whole.getHost() == null
                    ? Optional.empty()
                    : Optional.of(new URI(whole.getScheme(), null, whole.getHost(), whole.getPort(), null, null, null));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
