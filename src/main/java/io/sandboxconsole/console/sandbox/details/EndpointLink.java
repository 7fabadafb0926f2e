package io.sandboxconsole.console.sandbox.details;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Converts the address of an endpoint to a link that is safe to follow: http and https only.
final class EndpointLink {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private static final int SECURE_PORT = 443;

    private EndpointLink() {}

    /// The link; empty if the address has another scheme, no host, or user information.
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
