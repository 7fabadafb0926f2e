package io.sandboxconsole.sandbox.provider;

/// Settings with which the console must not start: the message says what is wrong with them, the action what to do.
/// Holds
/// no credential.
public final class InvalidSettings extends IllegalStateException {

    private final String action;

    public InvalidSettings(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
