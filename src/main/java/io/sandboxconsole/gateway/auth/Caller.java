package io.sandboxconsole.gateway.auth;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.sandbox.ConnectionId;
import org.jspecify.annotations.Nullable;

/// Whoever was let in.
///
/// @param connection the only connection the caller may use; absent for whichever the gateway serves
/// @param limits what the caller's key may use at most
public record Caller(Actor actor, @Nullable ConnectionId connection, Limits limits) {}
