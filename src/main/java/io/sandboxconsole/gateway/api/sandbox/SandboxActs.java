package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.bulk.ObservedVersion;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.EntityTags;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.ActionResult;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes actions on single sandboxes.
@Component
class SandboxActs {

    private final SandboxService service;

    private final SandboxMapper mapper;

    SandboxActs(SandboxService service, SandboxMapper mapper) {
        this.service = service;
        this.mapper = mapper;
    }

    /// The sandbox of a request, and the version that its sender has seen.
    record Aim(String connection, String id, @Nullable String ifMatch) {}

    ActionResult simple(Caller caller, Aim aim, SandboxAction action) {
        return perform(caller, aim, new SandboxCommand.Simple(action));
    }

    ActionResult perform(Caller caller, Aim aim, SandboxCommand command) {
        SandboxId id = matching(caller, aim);
        return new ActionResult(
                service.perform(caller.actor(), id, command).map(mapper::live).orElse(null), null);
    }

    /// Takes an action whose values depend on the present ones.
    ActionResult performKnowing(Caller caller, Aim aim, Function<Sandbox, SandboxCommand> command) {
        SandboxId id = matching(caller, aim);
        return perform(
                caller, new Aim(aim.connection(), aim.id(), null), command.apply(service.read(caller.actor(), id)));
    }

    /// Returns the id, if the sandbox is still the version that the sender has seen.
    SandboxId matching(Caller caller, Aim aim) {
        var id = CallerReach.sandbox(caller, aim.connection(), aim.id());
        if (aim.ifMatch() != null) {
            var sandbox = service.read(caller.actor(), id);
            EntityTags.require(aim.ifMatch(), ObservedVersion.of(sandbox), "The sandbox “%s”".formatted(id));
        }
        return id;
    }
}
