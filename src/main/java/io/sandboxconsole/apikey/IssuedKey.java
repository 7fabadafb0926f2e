package io.sandboxconsole.apikey;

/// A key with its value, which is shown once and never stored.
public record IssuedKey(ApiKey key, String value) {

    /// Hides the value from logs and messages.
    @Override
    public String toString() {
        return "IssuedKey[key=%s, value=hidden]".formatted(key.id());
    }
}
