package io.sandboxconsole.console;

/// Somebody signed in whom no grant gives anything to see.
final class NoAccess extends RuntimeException {

    NoAccess() {
        super("No grant gives this person access.");
    }
}
