package io.sandboxconsole.history;

import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/// A random log of what happened to many sandboxes, which a test replays by itself and a database holds as the
/// writer writes it.
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
        Map<String, String> other = fields.of(fleet.like(ids.get(random.nextInt(ids.size()))));
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
        return replay().at(at);
    }

    /// Goes through the log forwards once, for many instants.
    public Replay replay() {
        List<Step> steps = new ArrayList<>();
        lives.forEach((id, life) -> {
            // From its creation on it was as the console saw it first.
            steps.add(new Step(life.begun, id, life.entries.getFirst().after()));
            life.entries.forEach(entry -> steps.add(new Step(entry.at(), id, entry.after())));
            if (life.ended != null) {
                steps.add(new Step(life.ended, id, null));
            }
        });
        steps.sort(Comparator.comparing(Step::at));
        return new Replay(steps);
    }

    /// A step of a replay: the fields from then on, absent after the end.
    private record Step(Instant at, SandboxId id, @Nullable Map<String, String> fields) {}

    /// The newest state of every sandbox, which moves on with the time.
    public final class Replay {

        private final Map<SandboxId, Sandbox> alive = new HashMap<>();

        private final Iterator<Step> steps;

        private @Nullable Step next;

        private Replay(List<Step> steps) {
            this.steps = steps.iterator();
            this.next = this.steps.hasNext() ? this.steps.next() : null;
        }

        /// The sandboxes of an instant that is not before the last one asked for.
        public List<Sandbox> at(Instant at) {
            while (next != null && !next.at().isAfter(at)) {
                if (next.fields() == null) {
                    alive.remove(next.id());
                } else {
                    alive.put(next.id(), fields.sandbox(next.id(), next.fields()));
                }
                next = steps.hasNext() ? steps.next() : null;
            }
            return List.copyOf(alive.values());
        }
    }

    /// The sandboxes of an instant, as they were known last.
    public List<Sandbox> known(Instant at) {
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

    /// How fields are stored.
    public static SandboxFields fields() {
        return new SandboxFields();
    }

    /// Writes the log and what is known at its end.
    public void write(DataSource database) {
        var jdbc = new NamedParameterJdbcTemplate(database);
        List<Map<String, ?>> rows = new ArrayList<>();
        List<Map<String, ?>> events = new ArrayList<>();
        List<Map<String, ?>> packs = new ArrayList<>();
        lives.forEach((id, life) -> {
            rows.add(row(id, life));
            List<HistoryEvent> own = events(id, life);
            int packed = packed(own);
            if (packed > 0) {
                packs.add(pack(rows.size(), own.subList(0, packed)));
            }
            own.subList(packed, own.size()).forEach(event -> events.add(event(rows.size(), event)));
        });
        String columns = String.join(", ", rows.getFirst().keySet());
        jdbc.batchUpdate(
                "insert into history_sandbox (%s) values (:%s)".formatted(columns, columns.replace(", ", ", :")),
                batch(rows));
        jdbc.batchUpdate("""
                insert into history_event (history, sequence, at, kind, origin, gap, changes)
                values (:history, :sequence, :at, :kind, 'LISTING', false, :changes)""", batch(events));
        jdbc.batchUpdate(
                "insert into history_pack (history, oldest, events) values (:history, :oldest, :events)", batch(packs));
    }

    /// The events up to the last end are packed, but for some lives, as earlier versions left them.
    private static int packed(List<HistoryEvent> events) {
        int packed = 0;
        for (HistoryEvent event : events) {
            packed = event.kind() == HistoryEvent.Kind.ENDED ? event.sequence() : packed;
        }
        return events.size() % 4 == 0 ? 0 : packed;
    }

    private static Map<String, ?> pack(long number, List<HistoryEvent> events) {
        return Map.of(
                "history",
                number,
                "oldest",
                PackedEvents.oldest(events).atOffset(ZoneOffset.UTC),
                "events",
                PackedEvents.written(events));
    }

    private static MapSqlParameterSource[] batch(List<Map<String, ?>> rows) {
        return rows.stream().map(MapSqlParameterSource::new).toArray(MapSqlParameterSource[]::new);
    }

    private static List<HistoryEvent> events(SandboxId id, Written life) {
        List<HistoryEvent> events = new ArrayList<>();
        Map<String, String> before = life.entries.getFirst().after();
        for (Entry entry : life.entries) {
            events.add(new HistoryEvent(
                    id,
                    events.size() + 1,
                    entry.at(),
                    null,
                    entry.kind(),
                    HistoryEvent.Origin.LISTING,
                    false,
                    SandboxFields.changes(before, entry.after()),
                    null));
            before = entry.after();
        }
        return events;
    }

    private static Map<String, ?> event(long number, HistoryEvent event) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("history", number);
        row.put("sequence", event.sequence());
        row.put("at", event.at().atOffset(ZoneOffset.UTC));
        row.put("kind", event.kind().name());
        row.put("changes", event.changes().isEmpty() ? null : StoredValues.writtenChanges(event.changes()));
        return row;
    }

    private Map<String, ?> row(SandboxId id, Written life) {
        Instant firstSeen = life.entries.getFirst().at();
        Instant lastSeen = life.entries.getLast().at();
        var end = life.ended == null ? null : new End(life.ended, lastSeen, End.Cause.UNKNOWN, null, null, null, null);
        var known = new Life(fields.sandbox(id, life.last()), firstSeen, end);
        Map<String, @Nullable Object> row = new LinkedHashMap<>(LifeColumns.of(known, lastSeen, life.last()));
        row.put("events", life.entries.size());
        return row;
    }
}
