package io.sandboxconsole.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks before a change whether the session of the person who makes it still counts, and what the person may now.
public interface SessionCheck {

    /// Checks nothing: every actor is what it was.
    SessionCheck NONE = actor -> new Standing(actor, null);

    /// Returns `actor` with its present grants. Blocks on the identity provider when the last check is too old.
    ///
    /// @throws SessionRefused if the session has ended, or its person's rights cannot be checked for too long
    Standing before(Actor actor);

    /// The actor with its present grants.
    ///
    /// @param uncheckedSince the last check of the grants, if the provider could not confirm them when it was due
    record Standing(Actor actor, @Nullable Instant uncheckedSince) {}

    /// Tells in whose names the console works while they are away, so that their rights are checked on, signed in or
    /// not.
    interface UnattendedWork {

        /// Returns the label tokens of these people. Blocks on the database, and returns the last known ones where it
        /// does not answer.
        Set<String> people();
    }
}
