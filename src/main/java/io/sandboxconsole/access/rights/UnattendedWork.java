package io.sandboxconsole.access.rights;

import java.util.Set;

/// Tells in whose names the console works while they are away, so that their rights are checked on, signed in or not.
public interface UnattendedWork {

    /// Returns the label tokens of these people. Blocks on the database, and returns the last known ones where it does
    /// not answer.
    Set<String> people();
}
