package io.sandboxconsole.access;

/// A role within a scope.
public record Grant(Role role, Scope scope) {}
