package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.TargetSandbox;
import io.sandboxconsole.gateway.api.wire.SandboxAnswers.ActionResult;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.Optional;
import java.util.function.Function;
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

    ActionResult simple(Caller caller, TargetSandbox target, SandboxAction action) {
        return perform(caller, target, new SandboxCommand.Simple(action));
    }

    ActionResult perform(Caller caller, TargetSandbox target, SandboxCommand command) {
        return target.ifMatch() == null
                ? result(service.perform(caller.actor(), target.id(), command))
                : perform(caller, target, command.action(), _ -> command);
    }

    /// Takes an action whose values depend on the present ones.
    ActionResult perform(
            Caller caller, TargetSandbox target, SandboxAction action, Function<Sandbox, SandboxCommand> command) {
        return result(service.perform(caller.actor(), target.id(), action, sandbox -> {
            target.require(sandbox);
            return command.apply(sandbox);
        }));
    }

    private ActionResult result(Optional<Sandbox> afterwards) {
        return new ActionResult(afterwards.map(mapper::live).orElse(null), null);
    }
}
