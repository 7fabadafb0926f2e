package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The gateway's own address of one port of a sandbox, as the caller reaches it.
///
/// @param address host, port and path, without a scheme, as the engine writes addresses
/// @param access creates the header that a client without a credential sends there; supplies null where there is none
public record GatewayEndpoint(String address, Supplier<@Nullable Header> access) {}
