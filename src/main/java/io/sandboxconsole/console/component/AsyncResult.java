package io.sandboxconsole.console.component;

/// The state of a background call: pending, or ended with a value or a failure.
public sealed interface AsyncResult<T> {

    /// The call has not ended yet.
    record Pending<T>() implements AsyncResult<T> {}

    /// The call has returned a value.
    record Success<T>(T value) implements AsyncResult<T> {}

    /// The call has thrown an exception.
    record Failure<T>(RuntimeException cause) implements AsyncResult<T> {}
}
