package io.sandboxconsole.audit.proof;

/// Reports a text that is no key of the trail. Its message never quotes the text.
public final class InvalidKey extends RuntimeException {

    public InvalidKey(String message) {
        super(message);
    }
}
