package io.sandboxconsole.leadership;

/// The proof of a leadership. Its number grows with every change of the holder.
public record FencingToken(long number) {}
