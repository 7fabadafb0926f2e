package io.sandboxconsole.history;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.inventory.InventoryChange;
import io.sandboxconsole.leadership.FencingToken;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/// Writes what happens to the sandboxes of one connection, as the only writer among all consoles on the database. News
/// arrive on the inventory's thread and never wait; one other thread runs the rounds.
///
/// The news are compared with what is written last, so that nothing is written twice, and a writer that takes over or
/// starts again writes what it missed. A sandbox that is missing in a listing ends only when the next listing lacks it
/// too.
final class HistoryWriter {

    private static final Logger log = LoggerFactory.getLogger(HistoryWriter.class);

    private static final Duration BETWEEN_SEARCHES = Duration.ofMinutes(1);

    /// How long an engine's log may be late.
    private static final Duration LATE = Duration.ofDays(1);

    /// A fleet from this size on does not lose half of itself without more confirmations.
    private static final int LARGE = 20;

    private static final int CONFIRMATIONS_OF_LARGE_LOSS = 3;

    private static final int MOST_BATCHES = 40;

    private final ConnectionId connection;

    private final LeaderLease lease;

    private final Parts parts;

    private final ObservationQueue queue;

    /// The sandboxes as they are now.
    private final Map<SandboxId, Sandbox> live = new ConcurrentHashMap<>();

    /// Sandboxes that listings lack, until it is certain that they are gone.
    private final Map<SandboxId, Missing> missing = new ConcurrentHashMap<>();

    /// The sandboxes written since this writer leads: a difference found before that was not seen as it happened.
    private final Set<SandboxId> compared = new HashSet<>();

    private @Nullable FencingToken token;

    private boolean mustCompareLiving;

    private Instant lastWatched = Instant.EPOCH;

    private Instant confirmedBy = Instant.EPOCH;

    private Instant watchedUntil = Instant.EPOCH;

    private Instant searched = Instant.EPOCH;

    HistoryWriter(ConnectionId connection, LeaderLease lease, Parts parts) {
        this.connection = connection;
        this.lease = lease;
        this.parts = parts;
        this.queue = new ObservationQueue(parts.properties().queueCapacity());
    }

    /// What writers share.
    record Parts(
            LifeRepository lives,
            WatchLog watchLog,
            EndEvidence evidence,
            SandboxFields codec,
            HistoryProperties properties,
            InstantSource time) {}

    /// A sandbox that a listing lacks, and how many more listings must lack it.
    private record Missing(Observation gone, int listings) {}

    /// Takes news. Returns at once.
    void changed(InventoryChange change) {
        Instant at = parts.time().instant();
        change.appeared().forEach(sandbox -> is(sandbox, change, at));
        change.changed().forEach(difference -> is(difference.after(), change, at));
        change.gone().stream().filter(this::ours).forEach(sandbox -> gone(sandbox, change, at));
    }

    private void is(Sandbox sandbox, InventoryChange change, Instant at) {
        if (ours(sandbox)) {
            missing.remove(sandbox.id());
            // Together, so that a comparison of all queues no older state behind this one.
            synchronized (queue) {
                live.put(sandbox.id(), sandbox);
                queue.add(Observation.of(sandbox, at, origin(sandbox, change)));
            }
        }
    }

    private void gone(Sandbox sandbox, InventoryChange change, Instant at) {
        live.remove(sandbox.id());
        Instant seen = change.sightings().lastSeen().getOrDefault(sandbox.id(), at);
        var news = Observation.gone(sandbox, at, seen, origin(sandbox, change));
        if (news.origin() == Origin.SINGLE_READ) {
            queue.add(news);
        } else {
            missing.put(sandbox.id(), new Missing(news, 1));
        }
    }

    private boolean ours(Sandbox sandbox) {
        return sandbox.id().connection().equals(connection);
    }

    private static Origin origin(Sandbox sandbox, InventoryChange change) {
        return change.sightings().alone().contains(sandbox.id()) ? Origin.SINGLE_READ : Origin.LISTING;
    }

    ConnectionId connection() {
        return connection;
    }

    /// The number of news that wait.
    int waiting() {
        return queue.size();
    }

    /// Writes the news that wait, if this console may.
    ///
    /// @param listed when the last complete listing was requested; absent while the connection is not up
    /// @throws io.sandboxconsole.leadership.LeadershipLost if another console has taken over meanwhile
    /// @throws org.springframework.dao.DataAccessException if the database does not answer; the news stay
    void round(@Nullable Instant listed) {
        Optional<FencingToken> held = lease.tryAcquireOrRenew();
        if (held.isEmpty()) {
            if (!lease.unanswered()) {
                // Another console writes them.
                token = null;
                queue.clear();
            }
            return;
        }
        if (!held.get().equals(token)) {
            lead(held.get());
        }
        if (listed != null) {
            confirm(listed);
        }
        if (drain() && listed != null) {
            watched(listed);
        }
        searchCauses();
    }

    /// Begins as the only writer: all that is known is compared with what is written.
    private void lead(FencingToken granted) {
        compared.clear();
        Instant now = parts.time().instant();
        synchronized (queue) {
            // What waited may be older than what another console has written meanwhile.
            queue.clear();
            live.values().forEach(sandbox -> queue.add(Observation.of(sandbox, now, Origin.COMPARISON)));
        }
        lastWatched = parts.watchLog().last(connection).orElse(Instant.EPOCH);
        mustCompareLiving = true;
        token = granted;
    }

    /// Counts a new listing for those that it lacks.
    private void confirm(Instant listing) {
        if (!listing.isAfter(confirmedBy)) {
            return;
        }
        confirmedBy = listing;
        missing.forEach((id, waiting) -> {
            if (!listing.isAfter(waiting.gone().at())) {
                return;
            }
            var fewer = new Missing(waiting.gone(), waiting.listings() - 1);
            // Replaced only if it has not appeared meanwhile.
            if (missing.replace(id, waiting, fewer) && fewer.listings() == 0 && missing.remove(id, fewer)) {
                queue.add(fewer.gone());
            }
        });
    }

    /// @return whether the queue is empty
    private boolean drain() {
        for (int i = 0; i < MOST_BATCHES; i++) {
            List<Observation> batch = queue.first(parts.properties().batchSize());
            if (batch.isEmpty()) {
                return true;
            }
            write(batch);
            queue.written(batch);
        }
        return false;
    }

    private void watched(Instant listing) {
        if (mustCompareLiving) {
            compareLiving(listing);
            mustCompareLiving = false;
        }
        if (!listing.equals(watchedUntil)) {
            fenced(() -> {
                parts.watchLog()
                        .watched(connection, listing)
                        .ifPresent(gap -> parts.lives().unwatched(connection, gap));
                return listing;
            });
            watchedUntil = listing;
        }
    }

    /// Finds the sandboxes that live as far as it is written, but are not there.
    private void compareLiving(Instant listing) {
        Set<SandboxId> living = parts.lives().living(connection);
        int known = living.size();
        living.removeAll(live.keySet());
        int listings = known >= LARGE && living.size() >= known / 2 ? CONFIRMATIONS_OF_LARGE_LOSS : 1;
        for (List<SandboxId> some : chunks(living)) {
            parts.lives().read(connection, some).values().forEach(life -> {
                Instant seen = life.lastSeen().isAfter(lastWatched) ? life.lastSeen() : lastWatched;
                var news = Observation.gone(life.sandbox(parts.codec()), listing, seen, Origin.COMPARISON);
                missing.putIfAbsent(life.id(), new Missing(news, listings));
                // One that appeared while this was read.
                if (live.containsKey(life.id())) {
                    missing.remove(life.id());
                }
            });
        }
    }

    private List<List<SandboxId>> chunks(Set<SandboxId> ids) {
        List<SandboxId> all = List.copyOf(ids);
        List<List<SandboxId>> chunks = new ArrayList<>();
        int size = parts.properties().batchSize();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return chunks;
    }

    private void write(List<Observation> batch) {
        try {
            writeTogether(batch);
        } catch (DataIntegrityViolationException failure) {
            if (batch.stream().map(Observation::id).distinct().count() == 1) {
                // Only its kind: the message might quote what the database refused.
                log.error(
                        "[{}] The history of {} is incomplete: the database refuses it ({}).",
                        Condition.HISTORY_INCOMPLETE,
                        batch.getFirst().id(),
                        failure.getClass().getSimpleName());
                return;
            }
            // One of them is refused, and must not keep the others waiting.
            Map<SandboxId, List<Observation>> alone = new LinkedHashMap<>();
            batch.forEach(news ->
                    alone.computeIfAbsent(news.id(), _ -> new ArrayList<>()).add(news));
            alone.values().forEach(this::write);
        }
    }

    private void writeTogether(List<Observation> batch) {
        // Read before the transaction begins, which holds a lock.
        Map<Observation, End> ends = new HashMap<>();
        for (Observation news : batch) {
            if (news.lastSeen() != null) {
                ends.put(news, parts.evidence().of(news.sandbox(), news.lastSeen(), news.at()));
            }
        }
        Set<SandboxId> ids = new HashSet<>();
        batch.forEach(news -> ids.add(news.id()));
        fenced(() -> {
            Map<SandboxId, StoredLife> lives = parts.lives().read(connection, ids);
            Set<SandboxId> begun =
                    ids.stream().filter(compared::contains).collect(Collectors.toCollection(HashSet::new));
            batch.forEach(news -> add(news, lives, ends, begun));
            parts.lives().write(lives.values());
            return lives;
        });
        compared.addAll(ids);
        ends.keySet().stream()
                .map(Observation::id)
                .filter(id -> !live.containsKey(id))
                .forEach(compared::remove);
    }

    /// @param begun the sandboxes whose difference to what was written before is known already
    private void add(
            Observation news, Map<SandboxId, StoredLife> lives, Map<Observation, End> ends, Set<SandboxId> begun) {
        Map<String, String> fields = parts.codec().of(news.sandbox());
        StoredLife known = lives.get(news.id());
        if (known == null) {
            known = StoredLife.unwritten(news, fields);
            lives.put(news.id(), known);
        }
        boolean unseen = begun.add(news.id()) && known.no() != null;
        Observation told =
                unseen ? new Observation(news.sandbox(), news.at(), news.lastSeen(), Origin.COMPARISON, true) : news;
        End end = ends.get(news);
        if (end == null) {
            known.is(told, fields);
        } else {
            known.ended(told, fields, end, end.operation() == null ? told.origin() : Origin.OWN_ACT);
        }
    }

    /// Looks whether an engine's log tells by now what it did not tell at the end.
    private void searchCauses() {
        Instant now = parts.time().instant();
        if (now.isBefore(searched.plus(BETWEEN_SEARCHES))) {
            return;
        }
        searched = now;
        List<StoredLife> surer = new ArrayList<>();
        parts.lives()
                .unsure(connection, now.minus(LATE), parts.properties().batchSize())
                .forEach(life -> {
                    End known = life.end();
                    if (known != null) {
                        Sandbox last = life.sandbox(parts.codec());
                        End found = parts.evidence().of(last, known.lastSeen(), known.at());
                        if (found.cause().surerThan(known.cause())) {
                            life.causeFound(last, found, now);
                            surer.add(life);
                        }
                    }
                });
        if (!surer.isEmpty()) {
            fenced(() -> {
                parts.lives().write(surer);
                return surer;
            });
        }
    }

    private <T> void fenced(Supplier<T> work) {
        FencingToken held = token;
        if (held != null) {
            lease.fenced(held, work);
        }
    }
}
