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

/// Reads one engine's own records beside its listings: who created what we did not create, and what happened to
/// sandboxes. Whatever goes wrong is said once and costs nothing but knowledge. One thread runs the rounds.
final class EngineAuditPoller {

    private static final Logger log = LoggerFactory.getLogger(EngineAuditPoller.class);

    private static final Duration BETWEEN_ACTS = Duration.ofMinutes(1);

    /// Between two questions, so that a large fleet's first sight does not use up the engine's patience.
    private static final Duration BREATH = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int FORBIDDEN = 403;

    private final ConnectionId connection;

    private final EngineRecords records;

    private final Books books;

    private final InstantSource time;

    private final UnattributedSandboxes unattributedSandboxes = new UnattributedSandboxes();

    private Instant quietUntil = Instant.MIN;

    /// Not before the engine has been listed once.
    private volatile Instant actsDue = Instant.MAX;

    private Duration pause = FIRST_PAUSE;

    private boolean failing;

    EngineAuditPoller(ConnectionId connection, EngineRecords records, Books books, InstantSource time) {
        this.connection = connection;
        this.records = records;
        this.books = books;
        this.time = time;
    }

    /// Where the answers go.
    ///
    /// @param found takes sandboxes whose creators are known better now
    record Books(Attribution attribution, EngineActs acts, Consumer<List<Sandbox>> found) {}

    ConnectionId connection() {
        return connection;
    }

    /// Takes note of sandboxes that come and go. Returns at once.
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

    /// When the next round has something to do.
    Instant due() {
        Instant wanted = Stream.concat(Stream.of(actsDue), unattributedSandboxes.next().stream())
                .min(Instant::compareTo)
                .orElse(actsDue);
        return wanted.isBefore(quietUntil) ? quietUntil : wanted;
    }

    Duration dueIn() {
        return Duration.between(time.instant(), due());
    }

    /// Asks what is due, a bounded part of it.
    void round() {
        try {
            askForCreators();
            askForActs();
            failing = false;
            pause = FIRST_PAUSE;
            quietUntil = time.instant().plus(BREATH);
        } catch (ProviderException failure) {
            failed(failure);
        } catch (DataAccessException failure) {
            said("the database does not answer");
            rest();
        } catch (RuntimeException failure) {
            // Only its type: its message might hold a secret.
            said(failure.getClass().getSimpleName());
            rest();
        }
    }

    private void askForCreators() {
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

    private void askForActs() {
        if (time.instant().isBefore(actsDue)) {
            return;
        }
        actsDue = time.instant().plus(BETWEEN_ACTS);
        records.keys().ifPresent(keys -> books.attribution().engineKeys(connection, keys));
        books.acts().keep(connection, records.acts(books.acts().since(connection)));
    }

    private void failed(ProviderException failure) {
        said(failure.explanation().toString());
        if (failure instanceof ProviderException.RateLimited limited && limited.retryAfter() != null) {
            quietUntil = time.instant().plus(limited.retryAfter());
        } else if (failure.answer().status() == FORBIDDEN) {
            quietUntil = time.instant().plus(LONGEST_PAUSE);
        } else {
            rest();
        }
    }

    private void rest() {
        quietUntil = time.instant().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    private void said(String reason) {
        if (!failing) {
            log.info("What the engine behind “{}” recorded itself cannot be read now: {}", connection, reason);
        }
        failing = true;
    }

    private boolean ours(Sandbox sandbox) {
        return sandbox.id().connection().equals(connection);
    }
}
