package io.sandboxconsole.sandbox;

import java.util.regex.Pattern;

/// Names a configured connection to an engine: lower-case letters, digits and dashes.
public record ConnectionId(String value) implements Comparable<ConnectionId> {

    private static final Pattern VALID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public ConnectionId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "“%s” cannot name a connection: use lower-case letters, digits and dashes.".formatted(value));
        }
    }

    @Override
    public int compareTo(ConnectionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
