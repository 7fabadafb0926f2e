package io.sandboxconsole.audit.format;

/// Reports bytes, text or values that are no row of the trail.
public final class MalformedRow extends RuntimeException {

    public MalformedRow(String message) {
        super(message);
    }
}
