package io.sandboxconsole.sandbox.provider;

import org.jspecify.annotations.Nullable;

/// Forwards calls in the engine's own protocol. Adds the engine's key, here and nowhere else; makes no retries, follows
/// no redirects, and changes no byte of a request or response. Safe for use by several threads; blocks.
///
/// A rejection is a response. A [ProviderException] means that there is no response for the caller: the engine sent
/// none, or rejected the key itself.
public interface EngineProxy {

    /// Sends a request that changes no sandbox.
    EngineResponse send(EngineRequest request);

    /// Sends a request to a process inside a sandbox, byte for byte. The process may take hours to answer; a request
    /// with the header `Upgrade` may turn the connection into one of another protocol, with status 101.
    ///
    /// @param cancellation closes the connection to the engine, before or during the response
    EngineResponse inside(EngineRequest request, Cancellation cancellation);

    /// Sends a request that changes the engine's state.
    @Changing
    EngineResponse change(EngineRequest request);

    /// Whether `key` is the engine's own, in constant time.
    boolean accepts(String key);

    /// The team of sandboxes that name none.
    @Nullable
    String defaultTeam();
}
