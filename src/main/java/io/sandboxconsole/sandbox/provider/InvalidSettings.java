package io.sandboxconsole.sandbox.provider;

/// Reports settings that prevent the start: the message names the fault, the action the remedy. Holds no credential.
public final class InvalidSettings extends IllegalStateException {

    private final String action;

    public InvalidSettings(String message, String action) {
        super(message);
        this.action = action;
    }

    /// What to do.
    public String action() {
        return action;
    }
}
