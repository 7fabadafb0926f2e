package io.sandboxconsole.console.sandbox.lock;

import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.lock.LockSubject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person decides in the dialog for a lock.
///
/// @param expiresAt where to move the expiry of the sandbox; absent to leave it
record LockOrder(
        Choice choice, ProtectionTerms terms, @Nullable Instant expiresAt) {

    /// What can be locked from a sandbox.
    ///
    /// @param team of a group whose sandboxes are meant; absent for those of all teams
    record Choice(LockSubject subject, @Nullable String team, String label) {

        /// Whether it is the sandbox alone.
        boolean single() {
            return subject instanceof LockSubject.One;
        }
    }
}
