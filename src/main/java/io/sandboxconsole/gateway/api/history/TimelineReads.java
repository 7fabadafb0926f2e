package io.sandboxconsole.gateway.api.history;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.LastWordsInfo;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.TimelineEvent;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.TimelineInfo;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.WatchGap;
import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.History;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.lastwords.LastWords;
import io.sandboxconsole.history.retention.LegalHolds;
import io.sandboxconsole.history.retention.PurgeLog;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.lifecycle.EngineHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the past of one sandbox from all that keep it, as far as the actor may see it.
@Component
class TimelineReads {

    private static final int MOST_EVENTS = 500;

    private static final int MOST_ROWS = 200;

    private final History history;

    private final Inventory inventory;

    private final AuditReader trail;

    private final EngineHistory engineHistory;

    private final Memories memories;

    private final LifeMapper mapper;

    private final InstantSource time;

    TimelineReads(
            History history,
            Inventory inventory,
            AuditReader trail,
            EngineHistory engineHistory,
            Memories memories,
            LifeMapper mapper,
            InstantSource time) {
        this.history = history;
        this.inventory = inventory;
        this.trail = trail;
        this.engineHistory = engineHistory;
        this.memories = memories;
        this.mapper = mapper;
        this.time = time;
    }

    /// What else is kept of a sandbox.
    @Component
    record Memories(LastWords lastWords, LegalHolds holds, PurgeLog purges) {}

    /// @throws SandboxNotFound if neither the history nor the inventory shows it to the actor
    TimelineInfo of(Actor actor, SandboxId id) {
        @Nullable Life life = history.find(actor, id).orElse(null);
        Sandbox sandbox =
                life != null ? life.sandbox() : inventory.find(actor, id).orElseThrow(() -> new SandboxNotFound(id));
        List<HistoryEvent> events = history.events(actor, id, MOST_EVENTS + 1);
        boolean truncated = events.size() > MOST_EVENTS;
        List<TimelineEvent> all = new ArrayList<>();
        events.stream().limit(MOST_EVENTS).map(EventMapper::of).forEach(all::add);
        recorded(actor, id).map(EventMapper::of).forEach(all::add);
        engineHistory.of(actor, sandbox, MOST_ROWS).stream()
                .map(EventMapper::of)
                .forEach(all::add);
        // Stable: events of one moment stay in their order.
        all.sort(Comparator.comparing(TimelineEvent::at).reversed());
        return new TimelineInfo(
                life == null ? null : mapper.of(life),
                all,
                truncated,
                truncated ? null : memories.purges().eventsSince(oldest(events)).orElse(null),
                life == null ? List.of() : gaps(life),
                memories.lastWords()
                        .of(actor, id)
                        .map(words -> new LastWordsInfo(words.at(), words.logs(), words.events(), words.truncated()))
                        .orElse(null),
                memories.holds().of(actor, id).map(LifeMapper::of).orElse(null));
    }

    private static @Nullable Integer oldest(List<HistoryEvent> newestFirst) {
        return newestFirst.isEmpty() ? null : newestFirst.getLast().sequence();
    }

    /// Returns a row for each attempt and event: its outcome, or its intent as long as there is none.
    private Stream<AuditEvent> recorded(Actor actor, SandboxId id) {
        var query = new AuditQuery(null, null, id.value(), null, null, null, null, null, MOST_ROWS);
        List<AuditEvent> rows = trail.read(actor, query).stream()
                .map(AuditRow::event)
                // Sandboxes of two connections may have the same id.
                .filter(event -> event.what() != null
                        && id.connection().value().equals(event.what().connection()))
                .toList();
        Set<UUID> ended = rows.stream()
                .filter(event -> event.phase() == Phase.OUTCOME)
                .map(AuditEvent::operation)
                .collect(Collectors.toSet());
        return rows.stream().filter(event -> event.phase() != Phase.INTENT || !ended.contains(event.operation()));
    }

    /// Returns the times in which its connection was not watched, as far as it lived then.
    private List<WatchGap> gaps(Life life) {
        @Nullable End end = life.end();
        Instant last = end == null ? time.instant() : end.at();
        return history.coverage().stream()
                .filter(coverage ->
                        coverage.connection().equals(life.sandbox().id().connection()))
                .map(Coverage::gaps)
                .flatMap(List::stream)
                .filter(gap -> gap.from().isBefore(last) && gap.until().isAfter(life.begin()))
                .map(gap -> new WatchGap(gap.from(), gap.until()))
                .toList();
    }
}
