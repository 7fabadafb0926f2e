package io.sandboxconsole.access;

/// The details of an authentication that belongs to a session of the console.
public interface SessionDetails {

    /// Returns the session's own random key, which opens nothing: it is neither its cookie nor a token.
    String sessionKey();
}
