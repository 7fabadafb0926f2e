package io.sandboxconsole.console.sandbox.details;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The address an engine gave for a port as a link that a browser may follow: the web and nothing else.
final class EndpointLink {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private static final int SECURE_PORT = 443;

    private EndpointLink() {}

    /// Nothing where the address is not one of the web, or names a user.
    static Optional<String> of(String address) {
        try {
            var stated = address.contains("://") ? address : "http://" + address;
            var link = new URI(stated);
            if (!web(link)) {
                return Optional.empty();
            }
            boolean secure = !address.contains("://") && link.getPort() == SECURE_PORT;
            return Optional.of(secure ? "https://" + address : link.toString());
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean web(URI link) {
        return link.getScheme() != null
                && SCHEMES.contains(link.getScheme().toLowerCase(Locale.ROOT))
                && link.getHost() != null
                && link.getUserInfo() == null;
    }
}
