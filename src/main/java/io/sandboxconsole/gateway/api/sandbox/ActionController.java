package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.TargetSandbox;
import io.sandboxconsole.gateway.api.wire.IntervalSettings;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.ActionResult;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.EditMetadata;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.RenewSandbox;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.ResizeSandbox;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.SetOpenPorts;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/// Actions on a sandbox
@ApiController("/api/sandboxes/{connection}/{id}")
class ActionController {

    private final SandboxActs acts;

    private final InstantSource time;

    ActionController(SandboxActs acts, InstantSource time) {
        this.acts = acts;
        this.time = time;
    }

    /// Pause
    ///
    /// Pauses a running sandbox, which keeps its memory.
    @PostMapping("/pause")
    @RecordedAs(value = "pause", permission = Permission.CHANGE_SANDBOX)
    ActionResult pause(Caller caller, TargetSandbox target) {
        return acts.simple(caller, target, SandboxAction.PAUSE);
    }

    /// Resume
    ///
    /// Resumes a paused sandbox.
    @PostMapping("/resume")
    @RecordedAs(value = "resume", permission = Permission.CHANGE_SANDBOX)
    ActionResult resume(Caller caller, TargetSandbox target) {
        return acts.simple(caller, target, SandboxAction.RESUME);
    }

    /// Start
    ///
    /// Starts a stopped sandbox.
    @PostMapping("/start")
    @RecordedAs(value = "start", permission = Permission.CHANGE_SANDBOX)
    ActionResult start(Caller caller, TargetSandbox target) {
        return acts.simple(caller, target, SandboxAction.START);
    }

    /// Stop
    ///
    /// Stops a sandbox. What runs in it ends; one that the engine deletes as soon as it stops is gone.
    @PostMapping("/stop")
    @RecordedAs(value = "stop", permission = Permission.CHANGE_SANDBOX)
    ActionResult stop(Caller caller, TargetSandbox target) {
        return acts.simple(caller, target, SandboxAction.STOP);
    }

    /// Archive
    ///
    /// Moves a stopped sandbox to cheaper storage, from which it starts slowly.
    @PostMapping("/archive")
    @RecordedAs(value = "archive", permission = Permission.CHANGE_SANDBOX)
    ActionResult archive(Caller caller, TargetSandbox target) {
        return acts.simple(caller, target, SandboxAction.ARCHIVE);
    }

    /// Recover
    ///
    /// Has the engine repair a failed sandbox.
    @PostMapping("/recover")
    @RecordedAs(value = "recover", permission = Permission.CHANGE_SANDBOX)
    ActionResult recover(Caller caller, TargetSandbox target) {
        return acts.simple(caller, target, SandboxAction.RECOVER);
    }

    /// Report use
    ///
    /// Reports use of the sandbox to the engine, which postpones its automatic stop.
    @PostMapping("/touch")
    @RecordedAs(value = "touch", permission = Permission.CHANGE_SANDBOX)
    ActionResult touch(Caller caller, TargetSandbox target) {
        return acts.simple(caller, target, SandboxAction.TOUCH);
    }

    /// Back up
    ///
    /// Has the engine make a backup of the sandbox.
    @PostMapping("/backup")
    @RecordedAs(value = "backup", permission = Permission.CHANGE_SANDBOX)
    ActionResult backup(Caller caller, TargetSandbox target) {
        return acts.simple(caller, target, SandboxAction.BACKUP);
    }

    /// Renew
    ///
    /// Moves the sandbox's expiry, to a time or to a duration from now. An earlier time shortens its life.
    @PostMapping("/renew")
    @RecordedAs(value = "renew", permission = Permission.CHANGE_SANDBOX)
    ActionResult renew(Caller caller, TargetSandbox target, @RequestBody RenewSandbox body) {
        return acts.perform(caller, target, new SandboxCommand.Renew(expiry(body)));
    }

    /// Edit metadata
    ///
    /// Sets and removes entries of the sandbox's metadata; all others stay. Keys of the console itself are refused.
    @PatchMapping("/metadata")
    @RecordedAs(value = "edit-metadata", permission = Permission.CHANGE_SANDBOX)
    ActionResult editMetadata(Caller caller, TargetSandbox target, @RequestBody EditMetadata body) {
        return acts.perform(caller, target, new SandboxCommand.EditMetadata(patch(body)));
    }

    /// Set intervals
    ///
    /// Sets the intervals after which the engine acts on the sandbox by itself; those that are left out stay.
    @PatchMapping("/intervals")
    @RecordedAs(value = "set-intervals", permission = Permission.CHANGE_SANDBOX)
    ActionResult setIntervals(Caller caller, TargetSandbox target, @RequestBody IntervalSettings body) {
        return acts.perform(caller, target, SandboxAction.SET_INTERVALS, sandbox -> {
            var before = sandbox.attributes().intervals();
            return new SandboxCommand.SetIntervals(before, IntervalMapper.read(body, before));
        });
    }

    /// Open or close ports
    ///
    /// Opens the sandbox's ports to the public, or closes them again.
    @PutMapping("/open-ports")
    @RecordedAs(value = "set-open-ports", permission = Permission.CHANGE_SANDBOX)
    ActionResult setOpenPorts(Caller caller, TargetSandbox target, @RequestBody SetOpenPorts body) {
        return acts.perform(caller, target, new SandboxCommand.SetOpenPorts(body.open()));
    }

    /// Resize
    ///
    /// Changes what the sandbox may use; what is left out stays.
    @PostMapping("/resize")
    @RecordedAs(value = "resize", permission = Permission.CHANGE_SANDBOX)
    ActionResult resize(Caller caller, TargetSandbox target, @RequestBody ResizeSandbox body) {
        if (body.cpu() == null && body.memory() == null && body.disk() == null) {
            throw new ApiProblem(ProblemType.INVALID_REQUEST, "Name at least one of “cpu”, “memory” and “disk”.")
                    .field("cpu");
        }
        return acts.perform(caller, target, new SandboxCommand.Resize(body.cpu(), body.memory(), body.disk()));
    }

    private Instant expiry(RenewSandbox body) {
        if ((body.expiresAt() == null) == (body.lifetime() == null)) {
            throw new ApiProblem(ProblemType.INVALID_REQUEST, "Name either “expiresAt” or “lifetime”.")
                    .field("expiresAt");
        }
        if (body.expiresAt() != null) {
            return body.expiresAt();
        }
        Duration lifetime = Objects.requireNonNull(body.lifetime());
        if (lifetime.isNegative() || lifetime.toDays() > 100 * 365) {
            throw new ApiProblem(ProblemType.INVALID_REQUEST, "“lifetime” is a duration from now, such as PT2H.")
                    .field("lifetime");
        }
        return time.instant().plus(lifetime);
    }

    private static MetadataPatch patch(EditMetadata body) {
        Map<String, String> set = body.set() == null ? new HashMap<>() : body.set();
        Set<String> remove = new HashSet<>(Objects.requireNonNullElse(body.remove(), List.of()));
        if (remove.stream().anyMatch(set::containsKey) || set.containsValue(null) || remove.contains(null)) {
            throw new ApiProblem(
                            ProblemType.INVALID_REQUEST,
                            "A key is both set and removed, or has no value. List what is to go in “remove”.")
                    .field("remove");
        }
        if (set.isEmpty() && remove.isEmpty()) {
            throw new ApiProblem(ProblemType.INVALID_REQUEST, "Name at least one entry in “set” or “remove”.")
                    .field("set");
        }
        return new MetadataPatch(set, remove);
    }
}
