package io.sandboxconsole.inventory;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth.Pace;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.provider.RateLimitGate.Hold;
import io.sandboxconsole.sandbox.provider.UnreadableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a connection's health and logs each change of its status once. Safe for use by several threads.
final class ConnectionHealthTracker {

    private static final Logger log = LoggerFactory.getLogger(ConnectionHealthTracker.class);

    private final Connection connection;

    private final Runnable changed;

    private Status status = Status.STARTING;

    private Message message = Message.of("problem.health.starting");

    private @Nullable String engineVersion;

    private @Nullable Instant dataAsOf;

    private @Nullable Instant lastAttempt;

    private @Nullable Duration listingTook;

    private List<UnreadableRow> unreadable = List.of();

    /// @param changed runs after each change of the status, and after each attempt that failed again
    ConnectionHealthTracker(Connection connection, Runnable changed) {
        this.connection = connection;
        this.changed = changed;
    }

    synchronized void attempted(Instant at) {
        lastAttempt = at;
    }

    synchronized void answered(@Nullable String version) {
        engineVersion = version;
    }

    /// @param odd the rows that could not be read; another number of them is logged, and the listeners hear of it
    void listed(Instant asOf, Duration took, List<UnreadableRow> odd) {
        boolean other;
        synchronized (this) {
            dataAsOf = asOf;
            listingTook = took;
            other = !unreadable.equals(odd);
            unreadable = List.copyOf(odd);
        }
        if (other) {
            long leftOut = odd.stream().filter(UnreadableRow::leftOut).count();
            log.warn(
                    "[{}] The engine “{}” lists {} rows without an id, which are left out, and {} rows that are read in part.",
                    Condition.ENGINE_ROWS_UNREADABLE,
                    connection.id(),
                    leftOut,
                    odd.size() - leftOut);
            changed.run();
        }
    }

    void is(Status now, Message sentence) {
        boolean other;
        synchronized (this) {
            other = status != now;
            status = now;
            message = sentence;
        }
        if (!other) {
            if (now != Status.UP) {
                // The screens tell when the next attempt is.
                changed.run();
            }
            return;
        }
        if (now == Status.UP) {
            log.info("The connection “{}” is up: {}", connection.id(), sentence);
        } else {
            log.warn("[{}] The connection “{}” is {}: {}", now.condition(), connection.id(), word(now), sentence);
        }
        changed.run();
    }

    synchronized Status status() {
        return status;
    }

    synchronized Pace pace(Duration interval, Instant now, @Nullable Hold hold) {
        return Pace.of(interval, dataAsOf, now, hold);
    }

    synchronized ConnectionHealth read(int rows, Instant nextAttempt, Pace pace) {
        return new ConnectionHealth(
                connection.id(),
                connection.name(),
                connection.capabilities().engine(),
                status,
                message,
                dataAsOf,
                lastAttempt,
                nextAttempt,
                rows,
                engineVersion,
                listingTook,
                unreadable,
                pace);
    }

    private static String word(Status status) {
        return switch (status) {
            case STARTING -> "starting";
            case UP -> "up";
            case UNREACHABLE -> "unreachable";
            case CREDENTIALS_REJECTED -> "locked out";
            case MISCONFIGURED -> "misconfigured";
            case RATE_LIMITED -> "rate-limited";
            case SUSPICIOUS -> "suspicious";
        };
    }
}
