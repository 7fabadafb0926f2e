package io.sandboxconsole.daytona;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Doubts what a listing leaves out and what it brings back: on servers with a search store, listings lag behind and
/// flap. Only a read by id tells whether a sandbox is gone. Safe for use by several threads.
final class DaytonaDeletionConfirmation {

    /// In one listing, so that a fleet that was really deleted costs little.
    private static final int MOST_LOOKS = 50;

    /// For how long a listing may still show what has gone.
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

    /// Takes note of a sandbox that was deleted on our behalf, or was not there when it was read alone. Returns at
    /// once.
    void left(SandboxId id) {
        leaving.put(id, clock.instant());
    }

    /// The listing as it would be if it were true: with what is still there, and with what goes as it is now.
    ///
    /// @throws Unavailable if it leaves out more than can be looked at, and not all of that is gone
    synchronized List<Sandbox> checked(List<Sandbox> listed) {
        Instant now = clock.instant();
        leaving.values().removeIf(since -> since.plus(LAG).isBefore(now));
        Map<SandboxId, Sandbox> rows = new LinkedHashMap<>();
        listed.forEach(row -> rows.put(row.id(), row));
        List<Sandbox> back = looked(returned(rows), now);
        List<Sandbox> kept = kept(rows, now);
        back.stream().filter(row -> known.containsKey(row.id()) || !goes(row)).forEach(row -> rows.put(row.id(), row));
        kept.forEach(row -> rows.put(row.id(), row));
        known = Map.copyOf(rows);
        return List.copyOf(rows.values());
    }

    /// What is missing in `rows` and is still there.
    private List<Sandbox> kept(Map<SandboxId, Sandbox> rows, Instant now) {
        List<SandboxId> missing = known.keySet().stream()
                .filter(id -> !rows.containsKey(id) && !leaving.containsKey(id))
                .toList();
        List<Sandbox> kept = looked(missing, now);
        if (missing.size() > MOST_LOOKS && !kept.stream().allMatch(DaytonaDeletionConfirmation::goes)) {
            throw new Unavailable(
                    server.refusals().connection(),
                    Message.of("problem.daytona.listing-incomplete"),
                    Answer.NONE,
                    null);
        }
        return kept;
    }

    /// Takes out of `rows` what was seen leaving and is listed all the same, and answers what of that has to be looked
    /// at. What is listed as leaving may stay until it is gone, but does not come back.
    private List<SandboxId> returned(Map<SandboxId, Sandbox> rows) {
        List<SandboxId> returned = new ArrayList<>();
        for (SandboxId id : leaving.keySet()) {
            Sandbox row = rows.get(id);
            if (row != null && !goes(row)) {
                returned.add(id);
                rows.remove(id);
            } else if (!known.containsKey(id)) {
                rows.remove(id);
            }
        }
        return returned;
    }

    private List<Sandbox> looked(List<SandboxId> ids, Instant now) {
        List<Sandbox> found = new ArrayList<>();
        for (SandboxId id : ids.subList(0, Math.min(MOST_LOOKS, ids.size()))) {
            Optional<Sandbox> sandbox = find(id);
            sandbox.ifPresent(found::add);
            if (sandbox.stream().allMatch(DaytonaDeletionConfirmation::goes)) {
                leaving.putIfAbsent(id, now);
            }
        }
        return found;
    }

    /// One that is there but cannot be understood stays as it was last understood.
    private Optional<Sandbox> find(SandboxId id) {
        try {
            return server.looks().find(id);
        } catch (Unavailable failure) {
            if (failure.answer().status() == OK) {
                return Optional.ofNullable(known.get(id));
            }
            throw failure;
        }
    }

    private static boolean goes(Sandbox sandbox) {
        return DaytonaPhase.of(sandbox.state()).over();
    }
}
