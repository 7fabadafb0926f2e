package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.Confidential;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.RecordedAs;
import io.sandboxconsole.gateway.api.TargetSandbox;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.ActionResult;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.DiagnosticText;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.EndpointInfo;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.SshInfo;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.OpenSsh;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.RevealEndpoint;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/// Access to a sandbox
@ApiController("/api/sandboxes/{connection}/{id}")
class AccessController {

    private static final Duration USUAL_SSH = Duration.ofHours(1);

    private final SandboxService service;

    private final SandboxActs acts;

    AccessController(SandboxService service, SandboxActs acts) {
        this.service = service;
        this.acts = acts;
    }

    /// Read an endpoint
    ///
    /// Tells the address of a port, without the credentials that it may ask for.
    ///
    /// @param port from 1 to 65,535
    /// @param throughEngine whether to go through the engine's own proxy
    @GetMapping("/endpoints/{port}")
    @Confidential
    EndpointInfo endpoint(
            Caller caller,
            @PathVariable String connection,
            @PathVariable String id,
            @PathVariable int port,
            @RequestParam(defaultValue = "false") boolean throughEngine) {
        return info(
                port,
                service.endpoint(
                        caller.actor(),
                        CallerReach.sandbox(caller, connection, id),
                        request(port, throughEngine, null)),
                false);
    }

    /// Reveal an endpoint
    ///
    /// Tells the address of a port with the credentials to send, or a signed address. The reveal is recorded, and
    /// the answer is kept nowhere.
    ///
    /// @param port from 1 to 65,535
    @PostMapping("/endpoints/{port}")
    @RecordedAs(value = "reveal-endpoint", permission = Permission.REVEAL_CREDENTIALS)
    @Confidential
    EndpointInfo revealEndpoint(
            Caller caller,
            @PathVariable String connection,
            @PathVariable String id,
            @PathVariable int port,
            @RequestBody(required = false) @Nullable RevealEndpoint body) {
        var request = request(
                port,
                body != null && Boolean.TRUE.equals(body.throughEngine()),
                body == null ? null : body.signedUntil());
        return info(
                port,
                service.revealEndpoint(caller.actor(), CallerReach.sandbox(caller, connection, id), request),
                true);
    }

    /// Open SSH access
    ///
    /// Issues an access by SSH, which ends every earlier one; a stopped sandbox is started first. It is recorded,
    /// shown once, and kept nowhere.
    @PostMapping("/ssh-access")
    @RecordedAs(value = "open-ssh", permission = Permission.REVEAL_CREDENTIALS)
    @Confidential
    SshInfo openSsh(
            Caller caller,
            @PathVariable String connection,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable OpenSsh body) {
        @Nullable Duration lifetime = body == null ? null : body.lifetime();
        var access = service.openSsh(
                caller.actor(),
                CallerReach.sandbox(caller, connection, id),
                lifetime == null ? USUAL_SSH : lifetime,
                _ -> {});
        return new SshInfo(access.command(), access.masked(), access.host().orElse(null), access.expiresAt());
    }

    /// Close SSH access
    ///
    /// Ends every access to the sandbox by SSH.
    @DeleteMapping("/ssh-access")
    @RecordedAs(value = "close-ssh", permission = Permission.CHANGE_SANDBOX)
    ActionResult closeSsh(Caller caller, @PathVariable String connection, @PathVariable String id) {
        var target = new TargetSandbox(CallerReach.sandbox(caller, connection, id), null);
        return acts.simple(caller, target, SandboxAction.CLOSE_SSH);
    }

    /// Read logs
    ///
    /// Reads the last output of the sandbox, as the engine keeps it.
    @GetMapping("/logs")
    @Confidential
    DiagnosticText logs(Caller caller, @PathVariable String connection, @PathVariable String id) {
        return diagnostics(caller, CallerReach.sandbox(caller, connection, id), Diagnostics.Kind.LOGS);
    }

    /// Read engine events
    ///
    /// Reads what the engine tells of the sandbox's own life: pulls of images, starts, failures.
    @GetMapping("/events")
    @Confidential
    DiagnosticText events(Caller caller, @PathVariable String connection, @PathVariable String id) {
        return diagnostics(caller, CallerReach.sandbox(caller, connection, id), Diagnostics.Kind.EVENTS);
    }

    private DiagnosticText diagnostics(Caller caller, SandboxId id, Diagnostics.Kind kind) {
        var found = service.diagnostics(caller.actor(), id, kind);
        return new DiagnosticText(
                found.text(),
                found.truncated(),
                found.warnings().stream().map(Object::toString).toList());
    }

    private static EndpointRequest request(int port, boolean throughEngine, @Nullable Instant signedUntil) {
        if (port < 1 || port > EndpointRequest.HIGHEST_PORT) {
            throw new ApiProblem(
                            ProblemType.INVALID_PARAMETER,
                            "A port is a number from 1 to %d.".formatted(EndpointRequest.HIGHEST_PORT))
                    .field("port");
        }
        if (throughEngine && signedUntil != null) {
            throw new ApiProblem(ProblemType.INVALID_REQUEST, "An address through the engine's proxy cannot be signed.")
                    .field("signedUntil");
        }
        return new EndpointRequest(port, throughEngine, signedUntil);
    }

    private static EndpointInfo info(int port, Endpoint endpoint, boolean revealed) {
        return new EndpointInfo(port, endpoint.address(), endpoint.asking(), revealed ? endpoint.headers() : null);
    }
}
