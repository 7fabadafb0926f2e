package io.sandboxconsole.gateway.auth;

/// Compares values with the gateway's own key for its engine.
public interface EngineKeys {

    /// Returns whether `value` is that key, in constant time.
    boolean own(String value);
}
