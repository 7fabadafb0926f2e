package io.sandboxconsole.sandbox;

/// A place where an engine runs sandboxes.
///
/// @param id what requests call it
public record Region(String id, String name) {}
