package io.sandboxconsole.console.sandbox.timeline;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.console.sandbox.timeline.TimelineEntry.Difference;
import io.sandboxconsole.console.sandbox.timeline.TimelineEntry.Kind;
import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.history.FieldChange;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Merges what is known of a sandbox's past into one list: its own times, the history's events, the trail and the
/// engine's log. An end and the attempt that caused it are one entry.
///
/// @param life as the history knows it; absent where it does not yet
/// @param events of the history, newest first
/// @param watched when its connection was watched, oldest first
public record Timeline(Trail trail, @Nullable Life life, List<HistoryEvent> events, List<Span> watched) {

    private static final Set<String> END = Set.of("cause", "ended-by");

    private static final Set<String> STATE = Set.of("state", "word", "reason", "message");

    public Timeline {
        events = List.copyOf(events);
        watched = List.copyOf(watched);
    }

    /// The spans of one connection.
    public static List<Span> watched(List<Coverage> coverage, Sandbox sandbox) {
        return coverage.stream()
                .filter(one -> one.connection().equals(sandbox.id().connection()))
                .flatMap(one -> one.watched().stream())
                .toList();
    }

    /// All known events, newest first.
    public List<TimelineEntry> entries(Sandbox sandbox, FieldText words) {
        List<TimelineEntry> entries = new ArrayList<>();
        Map<UUID, AuditEvent> attempts = attempts();
        for (HistoryEvent event : events) {
            entries.add(entry(event, attempts, words));
            if (event.gap()) {
                entries.add(TimelineEntry.gap(
                        time(event), text("history.gap.skipped"), text("history.gap.skipped.explanation")));
            }
        }
        attempts.values().forEach(event -> entries.add(recorded(event, words)));
        addEngineTimes(entries, sandbox);
        trail.acts().stream().filter(act -> !isEvidence(act)).forEach(act -> entries.add(told(act, trail.engine())));
        addGaps(entries, words);
        // Stable: events of one moment stay in their order.
        entries.sort(Comparator.comparing(TimelineEntry::at).reversed());
        return entries;
    }

    /// The times that the sandbox itself states.
    private void addEngineTimes(List<TimelineEntry> entries, Sandbox sandbox) {
        var createdAt = sandbox.createdAt();
        if (createdAt != null) {
            entries.add(new TimelineEntry(
                    createdAt,
                    Kind.STATE,
                    VaadinIcon.PLUS_CIRCLE_O,
                    text("details.timeline.created"),
                    text("details.timeline.by", SafeText.line(CreatorLabel.name(sandbox.creator())))));
        }
        var changedAt = sandbox.status().lastTransitionAt();
        if (changedAt != null && events.stream().noneMatch(Timeline::changesState)) {
            String reason = sandbox.status().reason();
            entries.add(new TimelineEntry(
                    changedAt,
                    Kind.STATE,
                    VaadinIcon.EXCHANGE,
                    text(
                            "details.timeline.became",
                            SafeText.line(sandbox.state().word())),
                    reason == null ? "" : SafeText.line(reason)));
        }
        var expiresAt = sandbox.expiresAt();
        if (expiresAt != null && (end() == null || !expiresAt.isAfter(end().at()))) {
            entries.add(new TimelineEntry(
                    expiresAt, Kind.STATE, TimelineEntry.EXPIRY, text("details.timeline.expires"), ""));
        }
    }

    private @Nullable End end() {
        return life == null ? null : life.end();
    }

    /// Times between two spans, as far as the sandbox lived then.
    private void addGaps(List<TimelineEntry> entries, FieldText words) {
        if (life == null) {
            return;
        }
        for (int i = 1; i < watched.size(); i++) {
            Instant from = watched.get(i - 1).until();
            Instant until = watched.get(i).from();
            boolean lived = until.isAfter(life.firstSeen()) && (end() == null || from.isBefore(end().at()));
            if (lived && until.isAfter(from)) {
                entries.add(TimelineEntry.gap(
                        until,
                        text("history.gap.unwatched"),
                        text("history.gap.between", words.moment(from), words.moment(until))));
            }
        }
    }

    /// The outcome of each attempt, or its intent while there is no outcome, by operation.
    private Map<UUID, AuditEvent> attempts() {
        Map<UUID, AuditEvent> attempts = new LinkedHashMap<>();
        trail.rows()
                .forEach(row -> attempts.merge(
                        row.event().operation(),
                        row.event(),
                        (one, other) -> one.phase() == Phase.INTENT ? other : one));
        return attempts;
    }

    /// Whether the act is the end that the history tells already.
    private boolean isEvidence(EngineAct act) {
        return end() != null
                && act.entry().equals(end().entry())
                && events.stream().anyMatch(event -> event.kind() == HistoryEvent.Kind.ENDED);
    }

    /// @param attempts loses the attempt that the event is
    private TimelineEntry entry(HistoryEvent event, Map<UUID, AuditEvent> attempts, FieldText words) {
        AuditEvent attempt = event.operation() == null ? null : attempts.remove(event.operation());
        List<Difference> differences = event.changes().stream()
                .filter(change -> !isHeadline(event, change))
                .map(change -> new Difference(
                        FieldText.label(change.field()),
                        words.value(change.field(), change.before()),
                        words.value(change.field(), change.after())))
                .toList();
        boolean ofState = event.kind() != HistoryEvent.Kind.CHANGED || changesState(event);
        Kind kind = ofState ? Kind.STATE : Kind.SETTINGS;
        return new TimelineEntry(
                time(event),
                attempt == null ? Set.of(kind) : Set.of(kind, Kind.OWN),
                icon(event),
                headline(event),
                attempt == null ? by(event) : recorded(attempt, words).detail(),
                differences,
                evidence(event, words),
                attempt == null ? null : "audit?entry=" + attempt.operation());
    }

    /// The first sight is the console's own; when the sandbox began is another entry.
    private static Instant time(HistoryEvent event) {
        var engineAt = event.engineAt();
        return engineAt == null || event.kind() == HistoryEvent.Kind.FIRST_SEEN ? event.at() : engineAt;
    }

    private static boolean changesState(HistoryEvent event) {
        return event.kind() == HistoryEvent.Kind.CHANGED
                && event.changes().stream().map(FieldChange::field).anyMatch(STATE::contains);
    }

    /// The headline of an end says its cause, and the line below it by whom.
    private static boolean isHeadline(HistoryEvent event, FieldChange change) {
        return event.kind() == HistoryEvent.Kind.ENDED && END.contains(change.field());
    }

    private static VaadinIcon icon(HistoryEvent event) {
        return switch (event.kind()) {
            case FIRST_SEEN -> VaadinIcon.EYE;
            case CHANGED -> changesState(event) ? VaadinIcon.EXCHANGE : VaadinIcon.SLIDERS;
            case ENDED -> VaadinIcon.STOP;
            case RETURNED -> VaadinIcon.ARROW_BACKWARD;
            case CAUSE_FOUND -> VaadinIcon.SEARCH;
        };
    }

    private String headline(HistoryEvent event) {
        return switch (event.kind()) {
            case FIRST_SEEN -> text("history.event.first-seen");
            case CHANGED -> changed(event);
            case ENDED -> text("history.event.ended", cause(event));
            case RETURNED -> text("history.event.returned");
            case CAUSE_FOUND -> text("history.event.cause-found", cause(event));
        };
    }

    private static String changed(HistoryEvent event) {
        Optional<String> state = after(event, "state");
        if (state.isPresent()) {
            return SandboxState.Kind.named(state.get())
                    .filter(kind -> kind != SandboxState.Kind.OTHER)
                    .map(StateText::of)
                    .orElseGet(() -> SafeText.line(after(event, "word").orElse(state.get())));
        }
        return event.changes().size() == 1
                ? text(
                        "history.event.changed",
                        FieldText.label(event.changes().getFirst().field()))
                : text("history.event.changed-several", event.changes().size());
    }

    private String cause(HistoryEvent event) {
        Cause known = end() == null ? Cause.UNKNOWN : end().cause();
        return EndText.of(after(event, "cause").flatMap(Cause::named).orElse(known));
    }

    private String by(HistoryEvent event) {
        boolean ofEnd = event.kind() == HistoryEvent.Kind.ENDED || event.kind() == HistoryEvent.Kind.CAUSE_FOUND;
        return ofEnd && end() != null && end().by() != null ? text("details.timeline.by", EndText.by(end())) : "";
    }

    private static Optional<String> after(HistoryEvent event, String field) {
        return event.changes().stream()
                .filter(change -> change.field().equals(field))
                .flatMap(change -> Optional.ofNullable(change.after()).stream())
                .findFirst();
    }

    private static String evidence(HistoryEvent event, FieldText words) {
        String how = switch (event.origin()) {
            case OWN_ACT -> text("history.origin.own");
            case LISTING -> text("history.origin.listing");
            case SINGLE_READ -> text("history.origin.read");
            case ENGINE_LOG -> text("history.origin.log");
            case COMPARISON -> text("history.origin.comparison");
        };
        return time(event).equals(event.at()) ? how : text("history.origin.noticed", how, words.moment(event.at()));
    }

    private static TimelineEntry recorded(AuditEvent event, FieldText words) {
        var who = text("details.timeline.by", SafeText.line(event.who().name()));
        var ending = event.ending();
        String detail = ending == null ? text("details.result.open", who) : result(ending.result(), who);
        if (event.context().reason() != null) {
            detail = text(
                    "history.because", detail, SafeText.line(event.context().reason()));
        }
        return new TimelineEntry(
                event.at(),
                Set.of(Kind.OWN),
                TrailText.icon(event.action()),
                TrailText.label(event.action()),
                detail,
                lockEnd(event, words),
                "",
                null);
    }

    /// Until when a lock lasts; one without an end has none.
    private static List<Difference> lockEnd(AuditEvent event, FieldText words) {
        return event.context().changes().stream()
                .filter(change -> change.field().equals("lock.until"))
                .map(change -> new Difference(
                        text("lock.until"),
                        words.value("expires", change.before()),
                        words.value("expires", change.after())))
                .toList();
    }

    private static TimelineEntry told(EngineAct act, String engine) {
        var who = text("details.timeline.engine", Trail.actor(act), engine);
        var result = Trail.result(act);
        String detail = result == null ? text("details.result.open", who) : result(result, who);
        return new TimelineEntry(
                act.at(), Kind.ENGINE, TrailText.icon(act.action()), TrailText.label(act.action()), detail);
    }

    private static String result(Result result, String who) {
        return switch (result) {
            case SUCCEEDED -> who;
            case DENIED -> text("details.result.denied", who);
            case FAILED -> text("details.result.failed", who);
            case UNCLEAR -> text("details.result.unclear", who);
        };
    }
}
