package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaSandbox.Origin;
import io.sandboxconsole.simulator.DaytonaSandbox.Times;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Forks, snapshots and backups of a sandbox, as far as its class allows them.
final class DaytonaCopies {

    private final DaytonaWorld world;
    private final DaytonaSandboxJson json;

    DaytonaCopies(DaytonaWorld world, DaytonaSandboxJson json) {
        this.world = world;
        this.json = json;
    }

    Reply fork(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        if (!sandbox.origin().isVirtualMachine() || sandbox.size().gpu() > 0) {
            throw new DaytonaProblem(422, "Forking is not supported for this sandbox");
        }
        DaytonaLifecycle.requireStored(sandbox, Set.of("started"), "Sandbox must be started to fork");
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
        world.add(fork, now);
        DaytonaSteps.go(world, fork, "creating");
        DaytonaSteps.detour(world, sandbox.id(), "forking", same -> same);
        call.concerns(id);
        return DaytonaJson.reply(200, json.created(fork));
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

    Reply forks(DaytonaCall call) {
        boolean destroyed = call.flag("includeDestroyed");
        String id = call.id();
        return all(call, fork -> id.equals(fork.origin().parent()) && (destroyed || !fork.hidden()));
    }

    Reply parent(DaytonaCall call) {
        String parent = call.sandbox().origin().parent();
        DaytonaSandbox found = world.store()
                .find(String.valueOf(parent))
                .orElseThrow(() -> new DaytonaProblem(404, "Sandbox has no parent"));
        return json.read(200, found);
    }

    Reply ancestors(DaytonaCall call) {
        ArrayNode ancestors = JsonNodeFactory.instance.arrayNode();
        String next = call.sandbox().origin().parent();
        while (next != null) {
            DaytonaSandbox found = world.store().find(next).orElse(null);
            if (found != null) {
                ancestors.add(json.full(found));
            }
            next = found == null ? null : found.origin().parent();
        }
        return DaytonaJson.reply(200, ancestors);
    }

    Reply snapshot(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        DaytonaLifecycle.requireStored(
                sandbox, Set.of("started", "stopped"), "Sandbox must be started or stopped to make a snapshot");
        JsonNode body = call.body();
        String name = body.path("name").asString("");
        if (name.isEmpty()) {
            throw new DaytonaProblem(400, "name should not be empty");
        }
        boolean windows = sandbox.origin().sandboxClass().equals("windows");
        boolean memory = body.path("includeMemory").asBoolean(false);
        if (memory && !(windows && sandbox.is("started"))) {
            throw new DaytonaProblem(400, "Memory can only be included for started windows sandboxes");
        }
        if (windows && !memory && !sandbox.is("stopped")) {
            throw new DaytonaProblem(400, "A windows sandbox must be stopped or its memory included");
        }
        DaytonaSandbox there = DaytonaSteps.detour(world, sandbox.id(), "snapshotting", same -> same);
        world.snapshots().of(sandbox, name, call.now());
        return json.read(200, there);
    }

    Reply backup(DaytonaCall call) {
        DaytonaSandbox sandbox = call.sandbox();
        if (sandbox.intervals().ephemeral()) {
            throw new DaytonaProblem(400, "Ephemeral sandboxes cannot be backed up");
        }
        if (!Set.of("None", "Completed").contains(sandbox.backup())) {
            throw new DaytonaProblem(400, "Sandbox backup is already in progress");
        }
        DaytonaSandbox pending = world.change(
                sandbox.id(), before -> before.withBackup("Pending").changed(call.now()), call.now());
        Instant end = call.now().plus(world.settings().transition());
        world.step(
                end,
                sandbox.id(),
                before -> before.backup().equals("Pending"),
                before -> before.withBackup("Completed").changed(end));
        return json.read(201, pending);
    }

    private Reply all(DaytonaCall call, Predicate<DaytonaSandbox> wanted) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        world.store().listed(true, null, call.now()).filter(wanted).forEach(one -> found.add(json.full(one)));
        return DaytonaJson.reply(200, found);
    }
}
