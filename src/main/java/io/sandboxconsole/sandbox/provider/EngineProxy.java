package io.sandboxconsole.sandbox.provider;

import org.jspecify.annotations.Nullable;

/// A way to an engine for calls in its own words. The engine's key is put into them here and nowhere else, nothing is
/// repeated or followed, and no byte of a call or an answer is touched. Safe for use by several threads; blocks.
///
/// A refusal is an answer. Only what is no answer to the caller is a [ProviderException]: nothing, or a refusal of the
/// key itself.
public interface EngineProxy {

    /// Makes a call that changes no sandbox: a read, or one that the sandbox itself answers.
    EngineResponse send(EngineRequest call);

    /// Makes a call that changes something.
    @Changing
    EngineResponse change(EngineRequest call);

    /// Whether `key` is the engine's own; takes as long whether it is or not.
    boolean accepts(String key);

    /// The team of sandboxes that name none.
    @Nullable
    String defaultTeam();
}
