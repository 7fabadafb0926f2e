package io.sandboxconsole.inventory;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.RateLimitGate.Hold;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The health of one connection, and the age of its data.
///
/// @param message a full sentence for people, without secrets
/// @param dataAsOf when the listing that the rows come from was requested; absent before the first
/// @param rows the number of known sandboxes
/// @param listingTook the duration of the last complete listing
/// @param unreadable the rows of that listing that could not be read, wholly or in part
/// @param pace how often the engine is listed now
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
        @Nullable Duration listingTook,
        List<UnreadableRow> unreadable,
        Pace pace) {

    public ConnectionHealth {
        unreadable = List.copyOf(unreadable);
    }

    /// Returns the same health with only those unreadable rows that a reader with this scope may see.
    public ConnectionHealth within(AccessScope scope) {
        return new ConnectionHealth(
                connection,
                name,
                engine,
                status,
                message,
                dataAsOf,
                lastAttempt,
                nextAttempt,
                rows,
                engineVersion,
                listingTook,
                unreadable.stream()
                        .filter(row -> scope.covers(row.team(), row.owner()))
                        .toList(),
                pace);
    }

    /// Returns whether its rows are up to date: it is up, and its data is as young as the listings promise.
    public boolean current() {
        return status.fresh() && !pace.late();
    }

    /// How often an engine is listed, and whether that keeps the data young.
    ///
    /// @param interval the pause between two listings that holds now
    /// @param late whether the data is older than three of these intervals
    /// @param hold the reason why listings wait for the engine's rate limit; absent while they do not
    public record Pace(
            Duration interval, boolean late, @Nullable Hold hold) {

        private static final int INTERVALS = 3;

        static Pace of(Duration interval, @Nullable Instant dataAsOf, Instant now, @Nullable Hold hold) {
            boolean late =
                    dataAsOf != null && Duration.between(dataAsOf, now).compareTo(interval.multipliedBy(INTERVALS)) > 0;
            return new Pace(interval, late, hold);
        }
    }

    /// The status of a connection.
    public enum Status {
        /// It has not responded yet.
        STARTING,
        UP,
        /// It does not respond, or not usably; the last known rows are shown.
        UNREACHABLE,
        /// It rejects our key; only an administrator can help.
        CREDENTIALS_REJECTED,
        /// Its settings cannot work; only an administrator can help.
        MISCONFIGURED,
        /// It limits our requests.
        RATE_LIMITED,
        /// It suddenly lists far fewer sandboxes; the rows known before are shown until further listings confirm it.
        SUSPICIOUS;

        /// Returns the condition that the status is; absent where there is nothing to explain.
        public @Nullable Condition condition() {
            return switch (this) {
                case STARTING, UP -> null;
                case UNREACHABLE -> Condition.ENGINE_UNREACHABLE;
                case CREDENTIALS_REJECTED -> Condition.ENGINE_KEY_REJECTED;
                case MISCONFIGURED -> Condition.ENGINE_MISCONFIGURED;
                case RATE_LIMITED -> Condition.ENGINE_RATE_LIMITED;
                case SUSPICIOUS -> Condition.ENGINE_LISTING_SUSPICIOUS;
            };
        }

        /// Returns whether its rows are up to date.
        public boolean fresh() {
            return this == UP;
        }

        /// Returns whether changes should not be requested. A connection that has not responded yet prevents none.
        public boolean unwell() {
            return !fresh() && this != STARTING;
        }
    }
}
