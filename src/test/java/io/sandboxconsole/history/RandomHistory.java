package io.sandboxconsole.history;

import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// A random log of what happened to many sandboxes, which a test replays by itself and a database holds as the writer
/// writes it.
public final class RandomHistory {

    /// When the first event happens.
    public static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

    private final Random random;

    private final SyntheticFleet fleet;

    private final SandboxFields fields = new SandboxFields();

    private final Map<SandboxId, Written> lives = new LinkedHashMap<>();

    private final List<SandboxId> ids = new ArrayList<>();

    private Instant clock = BEGIN;

    public RandomHistory(long seed, int events) {
        this.random = new Random(seed);
        this.fleet = new SyntheticFleet(seed, 12, 2);
        for (int i = 0; i < events; i++) {
            clock = clock.plusMillis(random.nextInt(20_000));
            happen();
        }
    }

    /// An event of the log: the fields after it.
    private record Entry(Instant at, HistoryEvent.Kind kind, Map<String, String> after) {}

    private static final class Written {

        private final List<Entry> entries = new ArrayList<>();

        private Instant begun = BEGIN;

        private @Nullable Instant ended;

        Map<String, String> last() {
            return entries.getLast().after();
        }
    }

    /// When the last event happened.
    public Instant end() {
        return clock;
    }

    /// An instant between the first event and the last.
    public Instant anyInstant() {
        return BEGIN.plusSeconds(random.nextLong(Duration.between(BEGIN, clock).toSeconds()));
    }

    private void happen() {
        if (ids.isEmpty() || random.nextInt(6) == 0) {
            appear();
            return;
        }
        Written life = lives.get(ids.get(random.nextInt(ids.size())));
        if (life.ended != null) {
            // Half of all sandboxes that ended and are met again return.
            if (random.nextBoolean()) {
                life.ended = null;
                life.entries.add(new Entry(clock, HistoryEvent.Kind.RETURNED, life.last()));
            }
        } else if (random.nextInt(8) == 0) {
            life.ended = clock;
            life.entries.add(new Entry(clock, HistoryEvent.Kind.ENDED, life.last()));
        } else {
            life.entries.add(new Entry(clock, HistoryEvent.Kind.CHANGED, changed(life)));
        }
    }

    private void appear() {
        Sandbox sandbox = fleet.sandbox();
        var life = new Written();
        // Some were created long before the console saw them.
        life.begun = random.nextInt(10) == 0 ? clock.minusSeconds(random.nextInt(3_600)) : clock;
        Map<String, String> first = new HashMap<>(fields.of(sandbox));
        first.put("created", life.begun.toString());
        first.put("since", life.begun.toString());
        life.entries.add(new Entry(clock, HistoryEvent.Kind.FIRST_SEEN, first));
        ids.add(sandbox.id());
        lives.put(sandbox.id(), life);
    }

    private Map<String, String> changed(Written life) {
        Map<String, String> other =
                fields.of(fleet.like(ids.get(random.nextInt(ids.size()))));
        Map<String, String> changed = new HashMap<>(life.last());
        for (int i = 0; i < 3; i++) {
            List<String> names = new ArrayList<>(other.keySet());
            names.addAll(changed.keySet());
            String name = names.get(random.nextInt(names.size()));
            if (name.equals("created") || name.equals("since") || name.equals("state")) {
                continue;
            }
            if (other.containsKey(name)) {
                changed.put(name, other.get(name));
            } else {
                changed.remove(name);
            }
        }
        changed.put("state", other.getOrDefault("state", "running"));
        return changed;
    }

    /// The sandboxes of an instant, by going through the log forwards.
    public List<Sandbox> replayed(Instant at) {
        return alive(at, at);
    }

    /// The sandboxes of an instant, as they were known last.
    List<Sandbox> known(Instant at) {
        return alive(at, clock);
    }

    private List<Sandbox> alive(Instant at, Instant until) {
        List<Sandbox> alive = new ArrayList<>();
        lives.forEach((id, life) -> {
            if (life.begun.isAfter(at) || (life.ended != null && !life.ended.isAfter(at))) {
                return;
            }
            Map<String, String> known = life.entries.getFirst().after();
            for (Entry entry : life.entries) {
                if (!entry.at().isAfter(until)) {
                    known = entry.after();
                }
            }
            alive.add(fields.sandbox(id, known));
        });
        return alive;
    }

    /// Writes the log and what is known at its end.
    public void write(DataSource database) {
        var jdbc = new JdbcTemplate(database);
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        long[] no = {0};
        lives.forEach((id, life) -> {
            no[0]++;
            rows.add(row(id, life));
            Map<String, String> before = life.entries.getFirst().after();
            for (int i = 0; i < life.entries.size(); i++) {
                Entry entry = life.entries.get(i);
                List<FieldChange> changes = SandboxFields.changes(before, entry.after());
                events.add(new Object[] {
                    no[0],
                    i + 1,
                    entry.at().atOffset(ZoneOffset.UTC),
                    entry.kind().name(),
                    changes.isEmpty() ? null : StoredValues.writtenChanges(changes)
                });
                before = entry.after();
            }
        });
        jdbc.batchUpdate("""
                insert into history_sandbox (connection, sandbox, first_seen, begun, last_seen, ended, events, team,
                  owner, state, state_word, creator, creator_key, title_key, texts, labels, fields)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'other', '', '', '', '', '', '', ?)""", rows);
        jdbc.batchUpdate("""
                insert into history_event (history, sequence, at, kind, origin, gap, changes)
                values (?, ?, ?, ?, 'LISTING', false, ?)""", events);
    }

    private static Object[] row(SandboxId id, Written life) {
        return new @Nullable Object[] {
            id.connection().value(),
            id.value(),
            life.entries.getFirst().at().atOffset(ZoneOffset.UTC),
            life.begun.atOffset(ZoneOffset.UTC),
            life.entries.getLast().at().atOffset(ZoneOffset.UTC),
            life.ended == null ? null : life.ended.atOffset(ZoneOffset.UTC),
            life.entries.size(),
            life.last().get("team"),
            life.last().get("owner"),
            StoredValues.written(life.last())
        };
    }
}
