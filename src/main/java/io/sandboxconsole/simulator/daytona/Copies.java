package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Origin;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Times;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Reply;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Forks, snapshots and backs up a sandbox, as far as its class allows.
final class Copies {

    private final EngineState engineState;
    private final SandboxJson json;

    Copies(EngineState engineState, SandboxJson json) {
        this.engineState = engineState;
        this.json = json;
    }

    Reply fork(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        if (!sandbox.origin().isVirtualMachine() || sandbox.size().gpu() > 0) {
            throw new HttpProblem(422, "Forking is not supported for this sandbox");
        }
        Lifecycle.requireStored(sandbox, Set.of("started"), "Sandbox must be started to fork");
        Instant now = call.now();
        String id = UUID.randomUUID().toString();
        DaytonaSandbox fork = new DaytonaSandbox(
                id,
                call.body().path("name").asString(id),
                forked(sandbox),
                sandbox.labels(),
                new DaytonaStatus("creating", "started", null, false, now),
                sandbox.intervals(),
                sandbox.size(),
                sandbox.network(),
                "None",
                new Times(now, now, now));
        engineState.add(fork, now);
        Steps.transition(engineState, fork, "creating");
        Steps.detour(engineState, sandbox.id(), "forking", same -> same);
        call.concerns(id);
        return JsonValues.reply(200, json.created(fork));
    }

    private static Origin forked(DaytonaSandbox parent) {
        Origin origin = parent.origin();
        return new Origin(
                origin.organization(),
                origin.snapshot(),
                origin.dockerfile(),
                origin.sandboxClass(),
                origin.target(),
                origin.user(),
                origin.env(),
                null,
                parent.id());
    }

    Reply forks(CheckedCall call) {
        boolean destroyed = call.flag("includeDestroyed");
        String id = call.id();
        return all(call, fork -> id.equals(fork.origin().parent()) && (destroyed || !fork.hidden()));
    }

    Reply parent(CheckedCall call) {
        String parent = call.sandbox().origin().parent();
        DaytonaSandbox found = engineState
                .store()
                .find(String.valueOf(parent))
                .orElseThrow(() -> new HttpProblem(404, "Sandbox has no parent"));
        return json.read(200, found);
    }

    Reply ancestors(CheckedCall call) {
        ArrayNode ancestors = JsonNodeFactory.instance.arrayNode();
        String next = call.sandbox().origin().parent();
        while (next != null) {
            DaytonaSandbox found = engineState.store().find(next).orElse(null);
            if (found != null) {
                ancestors.add(json.full(found));
            }
            next = found == null ? null : found.origin().parent();
        }
        return JsonValues.reply(200, ancestors);
    }

    Reply snapshot(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        Lifecycle.requireStored(
                sandbox, Set.of("started", "stopped"), "Sandbox must be started or stopped to make a snapshot");
        JsonNode body = call.body();
        String name = body.path("name").asString("");
        if (name.isEmpty()) {
            throw new HttpProblem(400, "name should not be empty");
        }
        boolean windows = sandbox.origin().sandboxClass().equals("windows");
        boolean memory = body.path("includeMemory").asBoolean(false);
        if (memory && !(windows && sandbox.is("started"))) {
            throw new HttpProblem(400, "Memory can only be included for started windows sandboxes");
        }
        if (windows && !memory && !sandbox.is("stopped")) {
            throw new HttpProblem(400, "A windows sandbox must be stopped or its memory included");
        }
        DaytonaSandbox there = Steps.detour(engineState, sandbox.id(), "snapshotting", same -> same);
        engineState.snapshots().of(sandbox, name, call.now());
        return json.read(200, there);
    }

    Reply backup(CheckedCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        if (sandbox.intervals().ephemeral()) {
            throw new HttpProblem(400, "Ephemeral sandboxes cannot be backed up");
        }
        if (!Set.of("None", "Completed").contains(sandbox.backup())) {
            throw new HttpProblem(400, "Sandbox backup is already in progress");
        }
        DaytonaSandbox pending = engineState.change(
                sandbox.id(), before -> before.withBackup("Pending").changed(call.now()), call.now());
        Instant end = call.now().plus(engineState.settings().transition());
        engineState.step(
                end,
                sandbox.id(),
                before -> before.backup().equals("Pending"),
                before -> before.withBackup("Completed").changed(end));
        return json.read(201, pending);
    }

    private Reply all(CheckedCall call, Predicate<DaytonaSandbox> condition) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        engineState.store().listed(true, null, call.now()).filter(condition).forEach(one -> found.add(json.full(one)));
        return JsonValues.reply(200, found);
    }
}
