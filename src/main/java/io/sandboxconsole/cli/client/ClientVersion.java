package io.sandboxconsole.cli.client;

import java.util.Objects;

/// The version of this program.
public final class ClientVersion {

    private ClientVersion() {}

    /// Returns the version that the jar states; classes outside of a jar have none.
    public static String text() {
        return Objects.requireNonNullElse(ClientVersion.class.getPackage().getImplementationVersion(), "development");
    }

    static String userAgent() {
        return "sandbox/" + text();
    }
}
