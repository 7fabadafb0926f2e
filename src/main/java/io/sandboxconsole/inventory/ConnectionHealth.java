package io.sandboxconsole.inventory;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one connection is doing, and how old what we know from it is.
///
/// @param message a full sentence for people, without secrets
/// @param dataAsOf when the listing that the rows come from was asked for; absent before the first
/// @param rows how many sandboxes are known
/// @param listingTook how long the last complete listing took
public record ConnectionHealth(
        ConnectionId connection,
        String name,
        String engine,
        Status status,
        Message message,
        @Nullable Instant dataAsOf,
        @Nullable Instant lastAttempt,
        Instant nextAttempt,
        int rows,
        @Nullable String engineVersion,
        @Nullable Duration listingTook) {

    /// What is the matter with a connection.
    public enum Status {
        /// Nothing has been heard of it yet.
        STARTING,
        UP,
        /// It does not answer, or not in a way that can be used; what was known last is shown.
        UNREACHABLE,
        /// It does not take our key; only an administrator can help.
        CREDENTIALS_REJECTED,
        /// Its settings cannot work; only an administrator can help.
        MISCONFIGURED,
        /// It asks for patience.
        RATE_LIMITED,
        /// It suddenly lists far fewer sandboxes; what was known before is shown until that is confirmed.
        SUSPICIOUS;

        /// Whether its rows are up to date.
        public boolean fresh() {
            return this == UP;
        }

        /// Whether no change should be asked for. A connection that nothing has been heard of yet stands in nobody's
        /// way.
        public boolean unwell() {
            return !fresh() && this != STARTING;
        }
    }
}
