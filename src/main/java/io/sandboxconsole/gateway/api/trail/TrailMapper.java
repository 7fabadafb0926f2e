package io.sandboxconsole.gateway.api.trail;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.FieldChangeInfo;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.TrailActor;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.TrailRow;
import io.sandboxconsole.gateway.api.wire.TrailAnswers.TrailTarget;
import org.jspecify.annotations.Nullable;

/// Writes rows of the trail as the API has them.
public final class TrailMapper {

    private TrailMapper() {}

    public static TrailRow of(AuditRow row) {
        AuditEvent event = row.event();
        AuditEvent.@Nullable Ending ending = event.ending();
        AuditEvent.Context context = event.context();
        return new TrailRow(
                row.number(),
                event.at(),
                event.operation().toString(),
                ApiWords.of(event.phase()),
                new TrailActor(
                        event.who().id(),
                        event.who().name(),
                        event.who().kind(),
                        event.who().door(),
                        event.who().address()),
                event.action(),
                target(event.what()),
                ending == null ? null : ApiWords.of(ending.result()),
                ending == null ? null : ending.code(),
                ending == null ? null : ending.detail(),
                ending == null ? null : ending.engineRequestId(),
                context.request(),
                context.caller(),
                context.userAgent(),
                context.parent() == null ? null : context.parent().toString(),
                context.job(),
                context.onBehalfOfName(),
                context.reason(),
                context.changes().stream()
                        .map(change -> new FieldChangeInfo(change.field(), change.before(), change.after()))
                        .toList(),
                row.redacted().stream().map(ApiWords::of).sorted().toList());
    }

    private static @Nullable TrailTarget target(AuditEvent.@Nullable What what) {
        return what == null
                ? null
                : new TrailTarget(what.connection(), what.id(), what.name(), what.team(), what.owner());
    }
}
