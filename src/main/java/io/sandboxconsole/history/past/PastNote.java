package io.sandboxconsole.history.past;

import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A reason to read a fleet of the past with care.
public sealed interface PastNote {

    /// The requested instant is still to come: the fleet is that of `now`.
    record Future(Instant now) implements PastNote {}

    /// The history keeps nothing from before `since`: what had ended by then is missing, and fields may be later
    /// ones.
    record BeforeRetention(Instant since) implements PastNote {}

    /// The console did not know the connection before `since`: what had ended by then is missing.
    record BeforeKnowledge(ConnectionId connection, Instant since) implements PastNote {}

    /// The instant lies in a time, or shortly before one, in which the connection was not watched.
    ///
    /// @param until absent while it lasts
    record Gap(
            ConnectionId connection, Instant from, @Nullable Instant until) implements PastNote {}
}
