package io.sandboxconsole.gateway.auth;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.sandbox.ConnectionId;
import org.jspecify.annotations.Nullable;

/// An authenticated caller.
///
/// @param connection the only connection the caller may use; absent for the one the gateway serves
/// @param limits the limits of the caller's key
public record Caller(Actor actor, @Nullable ConnectionId connection, Limits limits) {}
