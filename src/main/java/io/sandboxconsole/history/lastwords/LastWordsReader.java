package io.sandboxconsole.history.lastwords;

import io.sandboxconsole.history.StoredText;
import io.sandboxconsole.history.lastwords.LastWords.Words;
import io.sandboxconsole.inventory.InventoryChange;
import io.sandboxconsole.leadership.FencingToken;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Diagnostics.Kind;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the last words of the sandboxes of one connection that fail or are found failed, as the only reader among all
/// consoles on the database. News arrive on the inventory's thread and never wait; one other thread runs the rounds,
/// each of which asks the engine twice at most. Of too many failures at once the newest are kept.
final class LastWordsReader {

    private static final Logger log = LoggerFactory.getLogger(LastWordsReader.class);

    /// The most bytes that are kept of a sandbox.
    static final int MOST_BYTES = 64 * 1024;

    static final int CAPACITY = 500;

    private static final int MOST_BYTES_OF_EVENTS = MOST_BYTES / 4;

    private static final int MOST_ATTEMPTS = 3;

    private static final Redaction REDACTION = new Redaction(List.of());

    private final ConnectionId connection;

    private final LeaderLease lease;

    private final Engine engine;

    private final LastWordsRepository repository;

    private final InstantSource time;

    /// In the order of the failures; guarded by itself.
    private final LinkedHashMap<SandboxId, Failure> waiting = new LinkedHashMap<>();

    LastWordsReader(
            ConnectionId connection,
            LeaderLease lease,
            Engine engine,
            LastWordsRepository repository,
            InstantSource time) {
        this.connection = connection;
        this.lease = lease;
        this.engine = engine;
        this.repository = repository;
        this.time = time;
    }

    /// Reads a piece of diagnostics from the engine.
    @FunctionalInterface
    interface Engine {

        /// Reads one kind of diagnostics.
        ///
        /// @throws ProviderException if the engine does not tell
        Diagnostics diagnostics(SandboxId id, Kind kind);
    }

    /// A failure whose last words are to be read.
    ///
    /// @param seen when it was seen happening; absent for a sandbox that was found failed
    private record Failure(SandboxId id, @Nullable Instant seen, int attempts) {

        Failure again() {
            return new Failure(id, seen, attempts + 1);
        }
    }

    ConnectionId connection() {
        return connection;
    }

    /// Takes news. Returns at once.
    void changed(InventoryChange change) {
        change.appeared().stream()
                .filter(LastWordsReader::failed)
                .forEach(sandbox -> add(new Failure(sandbox.id(), null, 0)));
        change.changed().stream()
                .filter(difference -> failed(difference.after()) && !failed(difference.before()))
                .forEach(difference -> add(new Failure(difference.after().id(), time.instant(), 0)));
    }

    private static boolean failed(Sandbox sandbox) {
        return sandbox.state().kind() == SandboxState.Kind.FAILED;
    }

    private void add(Failure failure) {
        if (!failure.id().connection().equals(connection)) {
            return;
        }
        synchronized (waiting) {
            waiting.remove(failure.id());
            waiting.put(failure.id(), failure);
            if (waiting.size() > CAPACITY) {
                waiting.remove(waiting.firstEntry().getKey());
            }
        }
    }

    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /// Reads the last words of the newest failure that waits, if this console may. Costs nothing while none waits.
    ///
    /// @throws io.sandboxconsole.leadership.LeadershipLost if another console has taken over meanwhile
    /// @throws org.springframework.dao.DataAccessException if the database does not answer
    void round() {
        Failure next = waiting() == 0 ? null : take();
        if (next == null) {
            return;
        }
        Optional<FencingToken> held = lease.tryAcquireOrRenew();
        if (held.isEmpty()) {
            if (lease.unanswered()) {
                putBack(next);
            }
            return;
        }
        if (!known(next)) {
            read(next, held.get());
        }
    }

    private @Nullable Failure take() {
        synchronized (waiting) {
            var newest = waiting.pollLastEntry();
            return newest == null ? null : newest.getValue();
        }
    }

    /// Behind all others, unless a newer failure of the sandbox waits.
    private void putBack(Failure failure) {
        synchronized (waiting) {
            if (waiting.size() < CAPACITY && !waiting.containsKey(failure.id())) {
                waiting.putFirst(failure.id(), failure);
            }
        }
    }

    /// Whether the words of this failure are kept already, by an earlier run or by another console.
    private boolean known(Failure failure) {
        return repository
                .readAt(failure.id())
                .filter(at -> failure.seen() == null || !at.isBefore(failure.seen()))
                .isPresent();
    }

    private void read(Failure failure, FencingToken token) {
        try {
            Optional<Diagnostics> logs = piece(failure.id(), Kind.LOGS);
            Optional<Diagnostics> events = piece(failure.id(), Kind.EVENTS);
            if (logs.isPresent() || events.isPresent()) {
                Words words = words(logs, events);
                lease.fenced(token, () -> repository.write(failure.id(), words));
            }
        } catch (ProviderException failed) {
            if (failure.attempts() + 1 < MOST_ATTEMPTS) {
                putBack(failure.again());
            } else {
                log.info("The last words of {} could not be read: {}", failure.id(), failed.explanation());
            }
        }
    }

    /// Returns what the engine has; nothing where it keeps none or no longer knows the sandbox.
    private Optional<Diagnostics> piece(SandboxId id, Kind kind) {
        try {
            return Optional.of(engine.diagnostics(id, kind));
        } catch (ProviderException.NotFound | ProviderException.Unsupported none) {
            return Optional.empty();
        }
    }

    private Words words(Optional<Diagnostics> logs, Optional<Diagnostics> events) {
        Diagnostics event =
                events.map(piece -> masked(piece, MOST_BYTES_OF_EVENTS)).orElse(null);
        int used = event == null ? 0 : bytes(event.text());
        Diagnostics log = logs.map(piece -> masked(piece, MOST_BYTES - used)).orElse(null);
        return new Words(
                time.instant(),
                log == null ? null : log.text(),
                event == null ? null : event.text(),
                (log != null && log.truncated()) || (event != null && event.truncated()));
    }

    /// Returns the end of `piece` without secrets. It is cut before too, because a search for secrets takes time.
    private static Diagnostics masked(Diagnostics piece, int most) {
        String end = tail(piece.text(), 2 * MOST_BYTES);
        String masked = StoredText.clean(REDACTION.text(end));
        String kept = tail(masked, most);
        boolean cut = end.length() < piece.text().length() || kept.length() < masked.length();
        return new Diagnostics(kept, piece.truncated() || cut, List.of());
    }

    /// Returns the last whole lines of `text` that fit, or the end of its last line if that does not.
    private static String tail(String text, int most) {
        if (bytes(text) <= most) {
            return text;
        }
        int from = text.length();
        int left = most;
        while (from > 0) {
            int before = Character.offsetByCodePoints(text, from, -1);
            left -= bytes(text.substring(before, from));
            if (left < 0) {
                break;
            }
            from = before;
        }
        int line = text.indexOf('\n', from);
        return text.substring(line < 0 || line + 1 == text.length() ? from : line + 1);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
