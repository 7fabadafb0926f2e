package io.sandboxconsole.inventory;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.RateLimitGate.Hold;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the fleet up to date with one connection, one [#round()] after the other, at the times of the [PollSchedule].
/// One thread runs the rounds; hints and reads may come from any.
final class Synchroniser {

    private static final Logger log = LoggerFactory.getLogger(Synchroniser.class);

    private final Connection connection;

    private final Fleet fleet;

    private final CreatorLookup creatorLookup;

    private final PollSchedule pollSchedule;

    private final ShrinkDetector shrinkDetector;

    private final ConnectionHealthTracker health;

    private final InstantSource time;

    /// Whether to check the engine's health before a listing: at first, and after a failure. An engine that rejects our
    /// key thus gets one small request now and then, and no listing.
    private boolean mustCheck = true;

    private volatile boolean acceptNext;

    private volatile @Nullable Thread rounding;

    Synchroniser(Connection connection, Fleet fleet, CreatorLookup creatorLookup, Parts parts) {
        this.connection = connection;
        this.fleet = fleet;
        this.creatorLookup = creatorLookup;
        this.pollSchedule = parts.pollSchedule();
        this.shrinkDetector = parts.shrinkDetector();
        this.health = parts.health();
        this.time = parts.time();
    }

    /// The collaborators of a synchroniser.
    record Parts(
            PollSchedule pollSchedule,
            ShrinkDetector shrinkDetector,
            ConnectionHealthTracker health,
            InstantSource time) {}

    Connection connection() {
        return connection;
    }

    /// Returns the wait for the next round; while the engine's rate limit has to last for others, no round begins.
    Duration dueIn() {
        Duration wait = pollSchedule.dueIn();
        return hold().map(Hold::rest).filter(rest -> rest.compareTo(wait) > 0).orElse(wait);
    }

    ConnectionHealth health() {
        Optional<Hold> held = hold();
        Instant next = pollSchedule.next();
        Instant allowed = held.map(Hold::until).filter(next::isBefore).orElse(next);
        return health.read(
                fleet.size(connection.id()),
                allowed,
                health.pace(pollSchedule.interval(), time.instant(), held.orElse(null)));
    }

    private Optional<Hold> hold() {
        return connection.provider().gate().flatMap(RateLimitGate::hold);
    }

    /// Polls soon, because a sandbox of this connection changes by itself or was changed without being read again.
    void settling() {
        pollSchedule.settling();
    }

    /// Polls as soon as allowed, because the console starts.
    void resume() {
        pollSchedule.refresh();
    }

    /// Polls as soon as allowed, because a person asks, and accepts even a suspicious listing.
    void refresh() {
        acceptNext = health.status() == Status.SUSPICIOUS;
        pollSchedule.refresh();
    }

    /// Polls as soon as allowed after a failure, because another call to the engine succeeded.
    ///
    /// @return whether the next round was brought forward
    boolean alive() {
        return Thread.currentThread() != rounding && pollSchedule.alive();
    }

    /// Requests one listing and applies it, or records the failure.
    void round() {
        rounding = Thread.currentThread();
        try {
            listOnce();
        } finally {
            rounding = null;
        }
    }

    private void listOnce() {
        Instant started = time.instant();
        pollSchedule.begun();
        health.attempted(started);
        try {
            check();
            long mark = fleet.mark();
            SandboxListing listing = RateLimitGate.background(connection.provider()::list);
            apply(listing, mark, started);
        } catch (ProviderException failure) {
            failed(failure);
        } catch (RuntimeException failure) {
            crashed(failure);
        }
    }

    private void check() {
        if (mustCheck) {
            health.answered(connection.provider().check().version());
            mustCheck = false;
        }
    }

    /// A listing with rows that have no identity cannot shrink the fleet.
    private void apply(SandboxListing listing, long mark, Instant started) {
        List<Sandbox> sandboxes = listing.sandboxes();
        Duration took = Duration.between(started, time.instant());
        int known = fleet.size(connection.id());
        boolean accepted = !listing.complete() || shrinkDetector.accepts(known, sandboxes.size()) || acceptNext;
        acceptNext = false;
        if (!accepted) {
            pollSchedule.suspicious(took);
            health.is(Status.SUSPICIOUS, suspicious(known, sandboxes.size()));
            return;
        }
        shrinkDetector.forget();
        if (fleet.unsettled(sandboxes) > 0) {
            pollSchedule.settling();
        }
        List<Sandbox> attributed = creatorLookup.attributed(sandboxes);
        if (listing.complete()) {
            fleet.listed(connection.id(), attributed, mark);
        } else {
            fleet.listedInPart(connection.id(), attributed, mark);
        }
        pollSchedule.listed(took);
        health.listed(started, took, listing.unreadable());
        health.is(Status.UP, Message.of("problem.health.up", sandboxes.size()));
    }

    private Message suspicious(int known, int listed) {
        return Message.of("problem.health.suspicious", listed, known, shrinkDetector.missing());
    }

    private void failed(ProviderException failure) {
        shrinkDetector.forget();
        switch (failure) {
            case CredentialsRejected _ -> pollSchedule.rejected();
            case Misconfigured _ -> pollSchedule.mustProbe();
            case RateLimited limited when limited.retryAfter() != null -> pollSchedule.mustWait(limited.retryAfter());
            default -> pollSchedule.failed();
        }
        mustCheck = !(failure instanceof RateLimited);
        health.is(status(failure), failure.explanation());
    }

    private static Status status(ProviderException failure) {
        return switch (failure) {
            case CredentialsRejected _ -> Status.CREDENTIALS_REJECTED;
            case Misconfigured _ -> Status.MISCONFIGURED;
            case RateLimited _ -> Status.RATE_LIMITED;
            case ProviderException.Unavailable _,
                    ProviderException.TimedOut _,
                    ProviderException.NotFound _,
                    ProviderException.Conflict _,
                    ProviderException.LimitReached _,
                    ProviderException.Invalid _,
                    ProviderException.Unsupported _ -> Status.UNREACHABLE;
        };
    }

    /// Handles a bug in this class or an adapter. Only its type and place are logged: its message might hold a secret.
    private void crashed(RuntimeException failure) {
        shrinkDetector.forget();
        mustCheck = true;
        pollSchedule.failed();
        String type = failure.getClass().getSimpleName();
        StackTraceElement[] trace = failure.getStackTrace();
        log.error(
                "[{}] Reading “{}” failed with {} at {}.",
                Condition.ENGINE_LISTING_CRASHED,
                connection.id(),
                type,
                trace.length == 0 ? "an unknown place" : trace[0]);
        health.is(Status.UNREACHABLE, Message.of("problem.health.broken", type));
    }
}
