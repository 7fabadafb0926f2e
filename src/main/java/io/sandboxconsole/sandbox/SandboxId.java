package io.sandboxconsole.sandbox;

/// A sandbox's identity across connections, written `prod/5f2c`. The engine's own id is arbitrary text.
public record SandboxId(ConnectionId connection, String value) {

    public SandboxId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A sandbox id is blank.");
        }
    }

    @Override
    public String toString() {
        return connection + "/" + value;
    }
}
