package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.RepeatableCalls;
import io.sandboxconsole.gateway.api.RepeatableCalls.Call;
import io.sandboxconsole.gateway.api.RepeatableCalls.Made;
import io.sandboxconsole.gateway.api.TargetSandbox;
import io.sandboxconsole.gateway.api.wire.Page;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.ActionResult;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.SnapshotInfo;
import io.sandboxconsole.gateway.api.wire.SandboxInfo;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.ForkSandbox;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.TakeSnapshot;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Copies of a sandbox
@ApiController("/api/sandboxes/{connection}/{id}")
class CopyController {

    private final SandboxService service;

    private final SandboxActs acts;

    private final SandboxMapper mapper;

    private final RepeatableCalls calls;

    CopyController(SandboxService service, SandboxActs acts, SandboxMapper mapper, RepeatableCalls calls) {
        this.service = service;
        this.acts = acts;
        this.mapper = mapper;
        this.calls = calls;
    }

    /// List snapshots
    ///
    /// Lists the snapshots of the sandbox, the newest first.
    @GetMapping("/snapshots")
    Page<SnapshotInfo> snapshots(Caller caller, @PathVariable String connection, @PathVariable String id) {
        return Page.whole(service.snapshots(caller.actor(), CallerReach.sandbox(caller, connection, id)).stream()
                .map(CopyController::info)
                .toList());
    }

    /// Take a snapshot
    ///
    /// Has the engine take a snapshot, which outlives the sandbox. It is ready some time later.
    @PostMapping("/snapshots")
    @RecordedAs(value = "snapshot", permission = Permission.CHANGE_SANDBOX)
    ActionResult takeSnapshot(
            Caller caller, TargetSandbox target, @RequestBody(required = false) @Nullable TakeSnapshot body) {
        String name = body == null ? "" : Objects.requireNonNullElse(body.name(), "");
        return acts.perform(caller, target, new SandboxCommand.TakeSnapshot(name));
    }

    /// Delete a snapshot
    ///
    /// Deletes a snapshot of the sandbox. One that does not exist, or is of another sandbox, is left alone.
    ///
    /// @param snapshot the engine's id of the snapshot
    @DeleteMapping("/snapshots/{snapshot}")
    @RecordedAs(value = "delete-snapshot", permission = Permission.CHANGE_SANDBOX)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSnapshot(
            Caller caller, @PathVariable String connection, @PathVariable String id, @PathVariable String snapshot) {
        service.deleteSnapshot(caller.actor(), CallerReach.sandbox(caller, connection, id), snapshot);
    }

    /// Fork
    ///
    /// Copies a running sandbox as it is into another one, which the answer tells.
    @PostMapping("/fork")
    @RecordedAs(value = "fork", permission = Permission.CREATE_SANDBOX)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<SandboxInfo> fork(
            Caller caller,
            @PathVariable String connection,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody(required = false) @Nullable ForkSandbox body) {
        var source = CallerReach.sandbox(caller, connection, id);
        var asked = body == null ? new ForkSandbox(null) : body;
        return calls.once(
                caller,
                idempotencyKey,
                Call.of("POST /api/sandboxes/%s/fork".formatted(source), asked, SandboxInfo.class, _ -> {
                    var fork = service.fork(caller.actor(), source, asked.name());
                    return new Made<>(mapper.live(fork), SandboxCreations.location(fork.id()));
                }));
    }

    static SnapshotInfo info(Snapshot snapshot) {
        return new SnapshotInfo(
                snapshot.id(), snapshot.name(), snapshot.state(), snapshot.message(), snapshot.createdAt());
    }
}
