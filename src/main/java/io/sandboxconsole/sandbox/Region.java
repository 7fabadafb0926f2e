package io.sandboxconsole.sandbox;

/// A place where an engine runs sandboxes.
///
/// @param id its id in requests
public record Region(String id, String name) {}
