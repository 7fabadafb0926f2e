package io.sandboxconsole.sandbox;

/// An API key was deleted just now; what it created reads so from now on.
///
/// @param key its id as [Creator] carries it
public record KeyDeleted(String key) {}
