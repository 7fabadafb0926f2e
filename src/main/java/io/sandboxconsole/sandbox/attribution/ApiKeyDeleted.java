package io.sandboxconsole.sandbox.attribution;

/// An API key was deleted just now; what it created reads so from now on.
///
/// @param key its id as [Creator] carries it
public record ApiKeyDeleted(String key) {}
