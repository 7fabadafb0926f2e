package io.sandboxconsole.access;

/// The stable id of a person (the identity provider's subject), a key or a part of the console.
public record ActorId(String value) {

    public ActorId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An actor's id is blank.");
        }
    }

    /// Returns the id in a form that is valid in a sandbox's metadata.
    public String label() {
        return LabelToken.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
