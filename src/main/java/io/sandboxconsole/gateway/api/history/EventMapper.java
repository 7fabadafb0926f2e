package io.sandboxconsole.gateway.api.history;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.sandbox.CreatorMapper;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.FieldChangeInfo;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.TimelineEvent;
import io.sandboxconsole.history.FieldChange;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.sandbox.EngineAct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the events of a sandbox's past as the API has them.
public final class EventMapper {

    private static final int FIRST_FAILURE = 400;

    private static final int FORBIDDEN = 403;

    private EventMapper() {}

    static TimelineEvent of(HistoryEvent event) {
        return new TimelineEvent(
                event.at(),
                "history",
                ApiWords.of(event.kind()),
                event.engineAt(),
                ApiWords.of(event.origin()),
                event.sequence(),
                event.gap(),
                changes(event.changes()),
                null,
                null,
                null,
                event.operation() == null ? null : event.operation().toString());
    }

    static TimelineEvent of(AuditEvent event) {
        AuditEvent.@Nullable Ending ending = event.ending();
        return new TimelineEvent(
                event.at(),
                "trail",
                event.action(),
                null,
                null,
                null,
                false,
                event.context().changes().stream()
                        .map(change -> new FieldChangeInfo(change.field(), change.before(), change.after()))
                        .toList(),
                event.who().name(),
                ending == null ? null : ApiWords.of(ending.result()),
                ending == null || ending.detail().isEmpty() ? null : ending.detail(),
                event.operation().toString());
    }

    static TimelineEvent of(EngineAct act) {
        return new TimelineEvent(
                act.at(),
                "engine-log",
                act.action(),
                act.at(),
                null,
                null,
                false,
                List.of(),
                act.actor().isBlank() ? null : act.actor(),
                result(act.status()),
                null,
                null);
    }

    /// The status is the engine's answer to the act, zero where it gave none.
    private static @Nullable String result(@Nullable Integer status) {
        if (status == null) {
            return null;
        }
        if (status == 0) {
            return "unclear";
        }
        return status < FIRST_FAILURE ? "succeeded" : status == FORBIDDEN ? "denied" : "failed";
    }

    /// Writes changed fields. Creators are told by their names.
    public static List<FieldChangeInfo> changes(List<FieldChange> changes) {
        return changes.stream()
                .map(change -> new FieldChangeInfo(
                        change.field(), value(change.field(), change.before()), value(change.field(), change.after())))
                .toList();
    }

    private static @Nullable String value(String field, @Nullable String value) {
        return value != null && field.equals("creator")
                ? CreatorMapper.of(SandboxFields.creator(value)).displayName()
                : value;
    }
}
