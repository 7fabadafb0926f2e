package io.sandboxconsole.sandbox.attribution;

/// Announces the deletion of an API key; the sandboxes it created show it as deleted from now on.
///
/// @param key its id as [Creator] carries it
public record ApiKeyDeleted(String key) {}
