package io.sandboxconsole.console.sandbox.timeline;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.SandboxAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is recorded of a sandbox, newest first: our own trail, and what the engine's log says of others.
///
/// @param engine the engine's name
public record Trail(List<AuditRow> rows, String engine, List<EngineAct> acts) {

    /// How our own calls name themselves to engines.
    private static final String OURSELVES = "sandbox-console";

    private static final Duration SAME = Duration.ofMinutes(1);

    private static final Set<String> DELETIONS = Set.of("delete", "destroy", "auto_delete", "auto_destroy");

    public Trail {
        rows = List.copyOf(rows);
        List<AuditRow> ours = rows;
        acts = acts.stream().filter(act -> !repeats(act, ours)).toList();
    }

    /// Whether the act is a call of ours that the trail shows: what merely calls itself by our name is shown.
    private static boolean repeats(EngineAct act, List<AuditRow> rows) {
        return OURSELVES.equals(act.source())
                && rows.stream()
                        .map(row -> row.event().at())
                        .anyMatch(at -> Duration.between(at, act.at()).abs().compareTo(SAME) <= 0);
    }

    /// The recorded outcome of a deletion through the console.
    public Optional<AuditEvent> deletion() {
        return rows.stream()
                .map(AuditRow::event)
                .filter(event -> event.action().equals(SandboxAction.DELETE.word()))
                .filter(event -> event.ending() != null && event.ending().result() == Result.SUCCEEDED)
                .findFirst();
    }

    /// A deletion that the engine's log knows of.
    public Optional<EngineAct> deletionAtEngine() {
        return acts.stream()
                .filter(act -> DELETIONS.contains(act.action()) && result(act) == Result.SUCCEEDED)
                .findFirst();
    }

    /// How an act ended; null while it is under way.
    public static @Nullable Result result(EngineAct act) {
        Integer status = act.status();
        if (status == null) {
            return null;
        }
        if (status == 0) {
            return Result.UNCLEAR;
        }
        return status < 400 ? Result.SUCCEEDED : status == 403 ? Result.DENIED : Result.FAILED;
    }

    /// The caller as the engine names it, with the ends of the key.
    public static String actor(EngineAct act) {
        String name = SafeText.line(act.actor().isBlank() ? text("details.creator.unknown") : act.actor());
        return act.keySuffix() == null
                ? name
                : "%s (%s…%s)"
                        .formatted(
                                name,
                                act.keyPrefix() == null ? "" : SafeText.line(act.keyPrefix()),
                                SafeText.line(act.keySuffix()));
    }
}
