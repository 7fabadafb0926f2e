package io.sandboxconsole.demo;

import org.jspecify.annotations.Nullable;

/// Thrown when the demo cannot or must not start; the message names the reason and the action the remedy.
class DemoRefusedException extends RuntimeException {

    private final String action;

    DemoRefusedException(String message, String action) {
        this(message, action, null);
    }

    DemoRefusedException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
