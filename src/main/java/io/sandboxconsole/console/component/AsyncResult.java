package io.sandboxconsole.console.component;

/// What a background call has said so far.
public sealed interface AsyncResult<T> {

    /// It has not ended yet.
    record Pending<T>() implements AsyncResult<T> {}

    /// It has ended with a value.
    record Success<T>(T value) implements AsyncResult<T> {}

    /// It has ended with a failure.
    record Failure<T>(RuntimeException cause) implements AsyncResult<T> {}
}
