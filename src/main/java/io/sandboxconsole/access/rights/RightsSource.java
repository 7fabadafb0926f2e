package io.sandboxconsole.access.rights;

import io.sandboxconsole.access.Actor;
import java.time.Instant;

/// Knows what actors of one kind may now while they make no call.
public interface RightsSource {

    /// The kind of the actors that it knows.
    Actor.Kind kind();

    /// Returns what an actor of this kind may now. Blocks on the database unless the answer is cached, for seconds.
    Rights of(Actor actor);

    /// What is known.
    sealed interface Rights {

        /// The actor with its grants as of a moment.
        record Confirmed(Actor actor, Instant at) implements Rights {}

        /// The actor has no rights any more, such as a revoked key.
        record Ended() implements Rights {}

        /// Nothing is known.
        record Unknown() implements Rights {}
    }
}
