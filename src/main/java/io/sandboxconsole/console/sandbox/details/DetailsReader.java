package io.sandboxconsole.console.sandbox.details;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.sandbox.hold.HoldCalls;
import io.sandboxconsole.console.sandbox.hold.HoldPart;
import io.sandboxconsole.console.sandbox.lock.LockButton;
import io.sandboxconsole.console.sandbox.lock.LockCalls;
import io.sandboxconsole.console.sandbox.lock.LockPart;
import io.sandboxconsole.console.sandbox.timeline.Timeline;
import io.sandboxconsole.console.sandbox.timeline.Trail;
import io.sandboxconsole.history.History;
import io.sandboxconsole.history.lastwords.LastWords;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.lifecycle.EngineHistory;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.lock.LockSubject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the calls of the details in the background: reads, and the deletion of snapshots.
@Component
final class DetailsReader {

    /// Maximum number of audit rows in the details.
    static final int ROWS = 200;

    /// Maximum number of events of the history in the timeline.
    static final int EVENTS = 500;

    private final SandboxService sandboxes;

    private final AuditReader trail;

    private final EngineHistory engineHistory;

    private final History history;

    private final LastWords lastWords;

    private final HoldCalls holds;

    private final LockCalls locks;

    private final Background background;

    private final CurrentActor currentActor;

    private final Clock clock;

    DetailsReader(
            SandboxService sandboxes,
            AuditReader trail,
            EngineHistory engineHistory,
            History history,
            LastWords lastWords,
            HoldCalls holds,
            LockCalls locks,
            Background background,
            CurrentActor currentActor,
            Clock clock) {
        this.sandboxes = sandboxes;
        this.trail = trail;
        this.engineHistory = engineHistory;
        this.history = history;
        this.lastWords = lastWords;
        this.holds = holds;
        this.locks = locks;
        this.background = background;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /// The part about the legal hold on a sandbox.
    HoldPart hold(Sandbox sandbox) {
        return new HoldPart(sandbox, holds);
    }

    /// The part about the locks on a sandbox.
    LockPart locks() {
        return new LockPart(locks);
    }

    /// The button that locks a group beside what tells of `sandbox`; empty where the user may not.
    Optional<LockButton> lockButton(Sandbox sandbox, LockSubject group) {
        return locks.button(sandbox, group);
    }

    /// Reads the sandbox from its engine.
    void read(UI ui, SandboxId id, Consumer<AsyncResult<Sandbox>> listener) {
        var actor = currentActor.get();
        background.read(ui, () -> sandboxes.read(actor, id), listener);
    }

    /// @param credentials whether the endpoint comes with its credentials, which is audited
    void endpoint(
            UI ui,
            SandboxId id,
            EndpointRequest request,
            boolean credentials,
            Consumer<AsyncResult<Endpoint>> listener) {
        var actor = currentActor.get();
        background.read(
                ui,
                () -> credentials
                        ? sandboxes.revealEndpoint(actor, id, request)
                        : sandboxes.endpoint(actor, id, request),
                listener);
    }

    void diagnostics(UI ui, SandboxId id, Diagnostics.Kind kind, Consumer<AsyncResult<Diagnostics>> listener) {
        var actor = currentActor.get();
        background.read(ui, () -> sandboxes.diagnostics(actor, id, kind), listener);
    }

    void snapshots(UI ui, SandboxId id, Consumer<AsyncResult<List<Snapshot>>> listener) {
        var actor = currentActor.get();
        background.read(ui, () -> sandboxes.snapshots(actor, id), listener);
    }

    void deleteSnapshot(UI ui, SandboxId id, String snapshot, Consumer<AsyncResult<UI>> listener) {
        var actor = currentActor.get();
        background.run(ui, () -> sandboxes.deleteSnapshot(actor, id, snapshot), listener);
    }

    /// Reads what is recorded about the sandbox, as far as the user may see it.
    ///
    /// @param sandbox as last known; null where it never was, which leaves out the engine's log
    void trail(UI ui, SandboxId id, @Nullable Sandbox sandbox, Consumer<AsyncResult<Trail>> listener) {
        var actor = currentActor.get();
        background.read(ui, trail(actor, id, sandbox), listener);
    }

    private Supplier<Trail> trail(Actor actor, SandboxId id, @Nullable Sandbox sandbox) {
        var criteria = new AuditQuery(null, null, id.value(), null, null, null, null, null, ROWS);
        return () -> new Trail(
                trail.read(actor, criteria).stream()
                        .filter(row -> about(row, id))
                        .toList(),
                sandbox == null ? "" : engineHistory.engine(sandbox),
                sandbox == null ? List.of() : engineHistory.of(actor, sandbox, ROWS));
    }

    /// Reads the sandbox's past from all that keep it, as far as the user may see it.
    ///
    /// @param sandbox as last known; null where it never was
    void timeline(UI ui, SandboxId id, @Nullable Sandbox sandbox, Consumer<AsyncResult<Timeline>> listener) {
        var actor = currentActor.get();
        var recorded = trail(actor, id, sandbox);
        background.read(
                ui,
                () -> new Timeline(
                        recorded.get(),
                        history.find(actor, id).orElse(null),
                        history.events(actor, id, EVENTS),
                        sandbox == null ? List.of() : Timeline.watched(history.coverage(), sandbox)),
                listener);
    }

    /// Reads the life of the sandbox, live or ended; empty where the history has none that the user may see.
    void life(UI ui, SandboxId id, Consumer<AsyncResult<Optional<Life>>> listener) {
        var actor = currentActor.get();
        background.read(ui, () -> history.find(actor, id), listener);
    }

    /// Reads the last log lines and events of a sandbox that failed; empty where none are kept.
    void lastWords(UI ui, SandboxId id, Consumer<AsyncResult<Optional<LastWords.Words>>> listener) {
        var actor = currentActor.get();
        background.read(ui, () -> lastWords.of(actor, id), listener);
    }

    /// Sandboxes of two connections may have the same id.
    private static boolean about(AuditRow row, SandboxId id) {
        var subject = row.event().what();
        return subject != null && id.connection().value().equals(subject.connection());
    }
}
