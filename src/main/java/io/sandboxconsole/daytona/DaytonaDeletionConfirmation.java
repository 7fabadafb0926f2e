package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Verifies the rows that a listing drops or brings back: on servers with a search store, listings lag behind and flap.
/// Only a read by id confirms a deletion. Safe for use by several threads.
final class DaytonaDeletionConfirmation {

    /// Reads per listing, so that a fleet that was really deleted costs little.
    private static final int MOST_READS = 50;

    /// How long a listing may still show a deleted sandbox.
    private static final Duration LAG = Duration.ofMinutes(1);

    private static final int OK = 200;

    private final DaytonaServer server;

    private final Clock clock;

    private final Map<SandboxId, Instant> leaving = new ConcurrentHashMap<>();

    private Map<SandboxId, Sandbox> known = Map.of();

    DaytonaDeletionConfirmation(DaytonaServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /// Records a sandbox that was deleted on our behalf, or was absent when read by id. Returns at once.
    void left(SandboxId id) {
        leaving.put(id, clock.instant());
    }

    /// Returns the listing corrected: with missing sandboxes that still exist, and with those being deleted in their
    /// current state. A listing with rows that have no identity may lack any number of sandboxes.
    ///
    /// @throws Unavailable if more rows are missing than may be read, and not all of them are gone
    synchronized List<Sandbox> checked(SandboxListing listing) {
        Instant now = clock.instant();
        leaving.values().removeIf(since -> since.plus(LAG).isBefore(now));
        Map<SandboxId, Sandbox> rows = new LinkedHashMap<>();
        listing.sandboxes().forEach(row -> rows.put(row.id(), row));
        List<Sandbox> back = readAll(returned(rows), now);
        List<Sandbox> kept = kept(rows, now, listing.complete());
        back.stream()
                .filter(row -> known.containsKey(row.id()) || !beingDeleted(row))
                .forEach(row -> rows.put(row.id(), row));
        kept.forEach(row -> rows.put(row.id(), row));
        known = Map.copyOf(rows);
        return List.copyOf(rows.values());
    }

    /// The sandboxes missing in `rows` that still exist.
    private List<Sandbox> kept(Map<SandboxId, Sandbox> rows, Instant now, boolean complete) {
        List<SandboxId> missing = known.keySet().stream()
                .filter(id -> !rows.containsKey(id) && !leaving.containsKey(id))
                .toList();
        List<Sandbox> kept = readAll(missing, now);
        if (!complete) {
            return keptUnread(missing, kept);
        }
        if (missing.size() > MOST_READS && !kept.stream().allMatch(DaytonaDeletionConfirmation::beingDeleted)) {
            throw new Unavailable(
                    server.preconditions().connection(),
                    Message.of("problem.daytona.listing-incomplete"),
                    Answer.NONE,
                    null);
        }
        return kept;
    }

    /// More sandboxes than may be read may be among the rows without an identity: they stay as last read.
    private List<Sandbox> keptUnread(List<SandboxId> missing, List<Sandbox> read) {
        List<Sandbox> kept = new ArrayList<>(read);
        missing.stream().skip(MOST_READS).forEach(id -> kept.add(Objects.requireNonNull(known.get(id))));
        return kept;
    }

    /// Removes from `rows` the sandboxes that left and are listed all the same, and returns the ids to read again. A
    /// row listed as being deleted may stay until it is gone, but does not come back.
    private List<SandboxId> returned(Map<SandboxId, Sandbox> rows) {
        List<SandboxId> returned = new ArrayList<>();
        for (SandboxId id : leaving.keySet()) {
            Sandbox row = rows.get(id);
            if (row != null && !beingDeleted(row)) {
                returned.add(id);
                rows.remove(id);
            } else if (!known.containsKey(id)) {
                rows.remove(id);
            }
        }
        return returned;
    }

    private List<Sandbox> readAll(List<SandboxId> ids, Instant now) {
        List<Sandbox> found = new ArrayList<>();
        for (SandboxId id : ids.subList(0, Math.min(MOST_READS, ids.size()))) {
            Optional<Sandbox> sandbox = find(id);
            sandbox.ifPresent(found::add);
            if (sandbox.stream().allMatch(DaytonaDeletionConfirmation::beingDeleted)) {
                leaving.putIfAbsent(id, now);
            }
        }
        return found;
    }

    /// A sandbox whose answer cannot be parsed stays as last read.
    private Optional<Sandbox> find(SandboxId id) {
        try {
            return server.reads().find(id);
        } catch (Unavailable failure) {
            if (failure.answer().status() == OK) {
                return Optional.ofNullable(known.get(id));
            }
            throw failure;
        }
    }

    private static boolean beingDeleted(Sandbox sandbox) {
        return DaytonaPhase.of(sandbox.state()).over();
    }
}
