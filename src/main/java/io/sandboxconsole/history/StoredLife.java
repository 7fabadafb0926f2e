package io.sandboxconsole.history;

import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is written of one sandbox, and what news of it add. The same news twice add nothing. Used by one thread.
final class StoredLife {

    private final SandboxId id;

    /// The number of the row; absent before it is written.
    private @Nullable Long no;

    private final Instant firstSeen;

    private Instant lastSeen;

    private Map<String, String> fields;

    private @Nullable End end;

    private int sequence;

    private boolean touched;

    private final List<HistoryEvent> events = new ArrayList<>();

    StoredLife(
            SandboxId id,
            @Nullable Long no,
            Instant firstSeen,
            Instant lastSeen,
            Map<String, String> fields,
            @Nullable End end,
            int sequence) {
        this.id = id;
        this.no = no;
        this.firstSeen = firstSeen;
        this.lastSeen = lastSeen;
        this.fields = fields;
        this.end = end;
        this.sequence = sequence;
    }

    /// The life of a sandbox of which nothing is written.
    static StoredLife unwritten(Observation first, Map<String, String> fields) {
        Instant seen = first.lastSeen() == null ? first.at() : first.lastSeen();
        var life = new StoredLife(first.id(), null, seen, seen, fields, null, 0);
        life.add(first, Kind.FIRST_SEEN, first.sandbox().createdAt(), List.of(), null);
        return life;
    }

    /// Adds a state of the sandbox.
    void is(Observation news, Map<String, String> now) {
        List<FieldChange> changes = new ArrayList<>(SandboxFields.changes(fields, now));
        End ended = end;
        if (ended != null) {
            end = null;
            changes.addAll(changes(ended, null));
            add(news, Kind.RETURNED, null, changes, null);
        } else if (!changes.isEmpty()) {
            add(news, Kind.CHANGED, changedAt(news.sandbox(), changes), changes, null);
        }
        if (!changes.isEmpty()) {
            fields = now;
            lastSeen = later(lastSeen, news.at());
        }
    }

    /// Adds the end of the sandbox, which was last known like this.
    void ended(Observation news, Map<String, String> last, End found, Origin origin) {
        if (end != null) {
            return;
        }
        is(news, last);
        fields = last;
        end = found;
        lastSeen = later(lastSeen, found.lastSeen());
        add(
                new Observation(news.sandbox(), news.at(), news.lastSeen(), origin, news.gap()),
                Kind.ENDED,
                found.at(),
                changes(null, found),
                found.operation());
    }

    /// Replaces the cause of the end by a surer one.
    void causeFound(Sandbox last, End found, Instant at) {
        add(
                new Observation(last, at, null, Origin.ENGINE_LOG, false),
                Kind.CAUSE_FOUND,
                found.at(),
                changes(end, found),
                found.operation());
        end = found;
    }

    private void add(
            Observation news,
            Kind kind,
            @Nullable Instant engineAt,
            List<FieldChange> changes,
            @Nullable UUID operation) {
        touched = true;
        events.add(new HistoryEvent(
                id, ++sequence, news.at(), engineAt, kind, news.origin(), news.gap(), changes, operation));
    }

    private static @Nullable Instant changedAt(Sandbox sandbox, List<FieldChange> changes) {
        boolean state = changes.stream().anyMatch(change -> change.field().equals("state"));
        return state ? sandbox.status().lastTransitionAt() : null;
    }

    private static List<FieldChange> changes(@Nullable End before, @Nullable End after) {
        List<FieldChange> changes = new ArrayList<>();
        add(
                changes,
                "cause",
                before == null ? null : before.cause().word(),
                after == null ? null : after.cause().word());
        add(changes, "ended-by", before == null ? null : before.by(), after == null ? null : after.by());
        return changes;
    }

    private static void add(List<FieldChange> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, before, after));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    SandboxId id() {
        return id;
    }

    @Nullable
    Long no() {
        return no;
    }

    void numbered(long number) {
        no = number;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    Map<String, String> fields() {
        return fields;
    }

    int sequence() {
        return sequence;
    }

    @Nullable
    End end() {
        return end;
    }

    /// Whether there is something to write.
    boolean touched() {
        return touched;
    }

    /// The events to write.
    List<HistoryEvent> events() {
        return events;
    }

    Sandbox sandbox(SandboxFields codec) {
        return codec.sandbox(id, fields);
    }

    Life life(SandboxFields codec) {
        return new Life(sandbox(codec), firstSeen, end);
    }
}
