package io.sandboxconsole.gateway.auth;

/// Knows the key with which the gateway itself opens its engine.
public interface EngineKeys {

    /// Whether `value` is that key; takes as long whether it is or not.
    boolean own(String value);
}
