package io.sandboxconsole.console.shell;

/// Thrown when no grant of a signed-in person opens any page.
public final class NoAccess extends RuntimeException {

    NoAccess() {
        super("No grant gives this person access.");
    }
}
