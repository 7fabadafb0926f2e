package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Event in the life of a sandbox, past or future.
///
/// @param headline the event in a few words
/// @param detail the actor and the result; may be empty
record TimelineEntry(Instant at, VaadinIcon icon, String headline, String detail) {

    private static final VaadinIcon EXPIRY = VaadinIcon.CLOCK;

    /// All known events, newest first.
    static List<TimelineEntry> of(Sandbox sandbox, Trail trail) {
        List<TimelineEntry> entries = new ArrayList<>();
        var createdAt = sandbox.createdAt();
        if (createdAt != null) {
            entries.add(new TimelineEntry(
                    createdAt,
                    VaadinIcon.PLUS_CIRCLE_O,
                    text("details.timeline.created"),
                    text("details.timeline.by", SafeText.line(CreatorLabel.name(sandbox.creator())))));
        }
        var changedAt = sandbox.status().lastTransitionAt();
        if (changedAt != null) {
            String state = SafeText.line(sandbox.state().word());
            String reason = sandbox.status().reason();
            entries.add(new TimelineEntry(
                    changedAt,
                    VaadinIcon.EXCHANGE,
                    text("details.timeline.became", state),
                    reason == null ? "" : SafeText.line(reason)));
        }
        var expiresAt = sandbox.expiresAt();
        if (expiresAt != null) {
            entries.add(new TimelineEntry(expiresAt, EXPIRY, text("details.timeline.expires"), ""));
        }
        entries.addAll(recorded(trail.rows()));
        trail.acts().forEach(act -> entries.add(told(act, trail.engine())));
        entries.sort(Comparator.comparing(TimelineEntry::at).reversed());
        return entries;
    }

    /// The headline as of `now`: what is still ahead is no event yet.
    String headline(Instant now) {
        if (!at.isAfter(now)) {
            return headline;
        }
        return icon == EXPIRY ? text("details.timeline.will-expire") : text("details.timeline.to-come", headline);
    }

    /// The outcome of each operation, or its intent while there is no outcome.
    private static List<TimelineEntry> recorded(List<AuditRow> rows) {
        Set<UUID> ended = rows.stream()
                .map(AuditRow::event)
                .filter(event -> event.phase() == Phase.OUTCOME)
                .map(AuditEvent::operation)
                .collect(Collectors.toUnmodifiableSet());
        return rows.stream()
                .map(AuditRow::event)
                .filter(event -> event.phase() != Phase.INTENT || !ended.contains(event.operation()))
                .map(TimelineEntry::recorded)
                .toList();
    }

    private static TimelineEntry recorded(AuditEvent event) {
        var who = text("details.timeline.by", SafeText.line(event.who().name()));
        var ending = event.ending();
        String detail = ending == null ? text("details.result.open", who) : result(ending.result(), who);
        return new TimelineEntry(event.at(), TrailText.icon(event.action()), TrailText.label(event.action()), detail);
    }

    private static TimelineEntry told(EngineAct act, String engine) {
        var who = text("details.timeline.engine", Trail.actor(act), engine);
        var result = Trail.result(act);
        String detail = result == null ? text("details.result.open", who) : result(result, who);
        return new TimelineEntry(act.at(), TrailText.icon(act.action()), TrailText.label(act.action()), detail);
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
