package io.sandboxconsole.demo;

import org.jspecify.annotations.Nullable;

/// The demo cannot or must not start; the message says why and the action what to do about it.
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
