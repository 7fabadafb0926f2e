package io.sandboxconsole.console.component;

/// What a background call has said so far.
public sealed interface Answer<T> {

    /// It has not ended yet.
    record Awaited<T>() implements Answer<T> {}

    /// It has ended with a value.
    record Here<T>(T value) implements Answer<T> {}

    /// It has ended with a failure.
    record Refused<T>(RuntimeException cause) implements Answer<T> {}
}
