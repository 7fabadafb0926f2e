package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.attribution.Attribution;
import io.sandboxconsole.sandbox.attribution.EngineActs;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Reads one engine's own audit log beside its listings: the creators of sandboxes that we did not create, and the acts
/// on sandboxes. A failure is logged once and only leaves data missing. One thread runs the rounds.
final class EngineAuditPoller {

    private static final Logger log = LoggerFactory.getLogger(EngineAuditPoller.class);

    private static final Duration BETWEEN_ACTS = Duration.ofMinutes(1);

    /// Between two rounds, so that the first listing of a large fleet does not exhaust the engine's rate limit.
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private static final Duration FIRST_BACKOFF = Duration.ofMinutes(1);

    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

    private static final int FORBIDDEN = 403;

    private final ConnectionId connection;

    private final EngineRecords records;

    private final Books books;

    private final InstantSource time;

    private final UnattributedSandboxes unattributedSandboxes = new UnattributedSandboxes();

    private Instant quietUntil = Instant.MIN;

    /// Never before the engine's first listing.
    private volatile Instant actsDue = Instant.MAX;

    private Duration backoff = FIRST_BACKOFF;

    private boolean failing;

    EngineAuditPoller(ConnectionId connection, EngineRecords records, Books books, InstantSource time) {
        this.connection = connection;
        this.records = records;
        this.books = books;
        this.time = time;
    }

    /// The consumers of the records.
    ///
    /// @param found accepts sandboxes whose creators are known better now
    record Books(Attribution attribution, EngineActs acts, Consumer<List<Sandbox>> found) {}

    ConnectionId connection() {
        return connection;
    }

    /// Tracks sandboxes that appear, change and disappear. Returns at once.
    void changed(InventoryChange change) {
        Instant now = time.instant();
        change.appeared().stream().filter(this::ours).forEach(sandbox -> {
            unattributedSandboxes.added(sandbox, now);
            if (actsDue.equals(Instant.MAX)) {
                actsDue = now;
            }
        });
        change.changed().stream()
                .map(InventoryChange.Difference::after)
                .filter(this::ours)
                .forEach(unattributedSandboxes::changed);
        change.gone().stream().map(Sandbox::id).forEach(unattributedSandboxes::removed);
    }

    /// Returns when the next round has work to do.
    Instant due() {
        Instant earliest = Stream.concat(Stream.of(actsDue), unattributedSandboxes.next().stream())
                .min(Instant::compareTo)
                .orElse(actsDue);
        return earliest.isBefore(quietUntil) ? quietUntil : earliest;
    }

    Duration dueIn() {
        return Duration.between(time.instant(), due());
    }

    /// Requests a bounded part of the records that are due.
    void round() {
        try {
            readCreators();
            readActs();
            failing = false;
            backoff = FIRST_BACKOFF;
            quietUntil = time.instant().plus(BETWEEN_ROUNDS);
        } catch (ProviderException failure) {
            failed(failure);
        } catch (DataAccessException failure) {
            logOnce("the database does not answer");
            backOff();
        } catch (RuntimeException failure) {
            // Only its type: its message might hold a secret.
            logOnce(failure.getClass().getSimpleName());
            backOff();
        }
    }

    private void readCreators() {
        List<Sandbox> due = unattributedSandboxes.due(time.instant(), EngineRecords.BATCH);
        if (due.isEmpty()) {
            return;
        }
        Map<SandboxId, EngineIdentity> creators = records.creators(due);
        books.attribution().found(creators);
        Set<SandboxId> named = creators.entrySet().stream()
                .filter(creator -> !creator.getValue().unnamed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<SandboxId> open =
                due.stream().map(Sandbox::id).filter(id -> !named.contains(id)).toList();
        unattributedSandboxes.unanswered(open, time.instant());
        named.forEach(unattributedSandboxes::removed);
        books.found()
                .accept(due.stream()
                        .filter(sandbox -> creators.containsKey(sandbox.id()))
                        .map(books.attribution()::attribute)
                        .toList());
    }

    private void readActs() {
        if (time.instant().isBefore(actsDue)) {
            return;
        }
        actsDue = time.instant().plus(BETWEEN_ACTS);
        records.keys().ifPresent(keys -> books.attribution().engineKeys(connection, keys));
        books.acts().keep(connection, records.acts(books.acts().since(connection)));
    }

    private void failed(ProviderException failure) {
        logOnce(failure.explanation().toString());
        if (failure instanceof ProviderException.RateLimited limited && limited.retryAfter() != null) {
            quietUntil = time.instant().plus(limited.retryAfter());
        } else if (failure.answer().status() == FORBIDDEN) {
            quietUntil = time.instant().plus(LONGEST_BACKOFF);
        } else {
            backOff();
        }
    }

    private void backOff() {
        quietUntil = time.instant().plus(backoff);
        backoff = backoff.multipliedBy(2).compareTo(LONGEST_BACKOFF) < 0 ? backoff.multipliedBy(2) : LONGEST_BACKOFF;
    }

    private void logOnce(String reason) {
        if (!failing) {
            log.info("What the engine behind “{}” recorded itself cannot be read now: {}", connection, reason);
        }
        failing = true;
    }

    private boolean ours(Sandbox sandbox) {
        return sandbox.id().connection().equals(connection);
    }
}
