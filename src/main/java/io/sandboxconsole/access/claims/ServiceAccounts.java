package io.sandboxconsole.access.claims;

import java.util.Optional;
import java.util.stream.Stream;

/// Recognizes the tokens that a program got for itself (the grant *client credentials*), which no person stands behind.
public final class ServiceAccounts {

    /// Keeps the answer among the claims that the rights are decided from.
    public static final String MARK = "sandboxconsole.io/service-account";

    private ServiceAccounts() {}

    public static boolean isOne(Claims claims) {
        return claims.text(MARK).isPresent()
                // Auth0 and Entra ID say it.
                || claims.text("gty").filter("client-credentials"::equals).isPresent()
                || claims.text("idtyp").filter("app"::equals).isPresent()
                // Keycloak names its accounts so.
                || claims.text("preferred_username")
                        .filter(name -> name.startsWith("service-account-"))
                        .isPresent()
                || subjectIsClient(claims);
    }

    /// The standard form (RFC 9068): the subject of such a token is the client itself.
    private static boolean subjectIsClient(Claims claims) {
        Optional<String> subject = claims.text("sub");
        return subject.isPresent()
                && Stream.of("client_id", "azp")
                        .anyMatch(name -> claims.text(name).equals(subject));
    }
}
