package io.sandboxconsole.console.shell;

/// Somebody signed in whom no grant gives anything to see.
public final class NoAccess extends RuntimeException {

    NoAccess() {
        super("No grant gives this person access.");
    }
}
