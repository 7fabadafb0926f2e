package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaSandbox.Intervals;
import io.sandboxconsole.simulator.DaytonaSandbox.Network;
import java.time.Duration;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be changed about a sandbox in any state: labels, intervals, reachability, last activity.
final class DaytonaAttributes {

    private final DaytonaWorld world;
    private final DaytonaSandboxJson json;

    DaytonaAttributes(DaytonaWorld world, DaytonaSandboxJson json) {
        this.world = world;
        this.json = json;
    }

    /// Replaces all labels; without the wrapper nothing is stored, and only the answer betrays it.
    Reply labels(DaytonaCall call) {
        JsonNode labels = call.body().path("labels");
        if (labels.isMissingNode()) {
            ObjectNode answer = json.full(change(call, UnaryOperator.identity()));
            answer.remove("labels");
            return DaytonaJson.reply(200, answer);
        }
        if (!labels.isObject()) {
            throw new DaytonaProblem(400, "labels must be an object");
        }
        return json.read(200, change(call, sandbox -> sandbox.withLabels(Json.texts(labels))));
    }

    Reply open(DaytonaCall call) {
        boolean open = call.variable("open").equals("true");
        return json.read(201, change(call, sandbox -> {
            Network network = sandbox.network();
            return sandbox.withNetwork(new Network(open, network.blockAll(), network.allowList(), network.domains()));
        }));
    }

    Reply stopAfter(DaytonaCall call) {
        int minutes = call.number("minutes");
        refuseNegative(minutes, "Auto-stop");
        return intervals(
                call, 201, old -> new Intervals(minutes, old.archive(), old.delete(), old.pause(), old.destroyAt()));
    }

    Reply archiveAfter(DaytonaCall call) {
        int minutes = call.number("minutes");
        refuseNegative(minutes, "Auto-archive");
        return intervals(
                call,
                201,
                old -> new Intervals(
                        old.stop(), DaytonaCreateRequest.archive(minutes), old.delete(), old.pause(), old.destroyAt()));
    }

    Reply deleteAfter(DaytonaCall call) {
        int minutes = call.number("minutes");
        if (call.sandbox().size().gpu() > 0) {
            throw new DaytonaProblem(400, "The auto-delete interval of a sandbox with a GPU cannot be changed");
        }
        return intervals(
                call, 201, old -> new Intervals(old.stop(), old.archive(), minutes, old.pause(), old.destroyAt()));
    }

    Reply pauseAfter(DaytonaCall call) {
        int minutes = call.number("minutes");
        refuseNegative(minutes, "Auto-pause");
        return intervals(
                call, 200, old -> new Intervals(old.stop(), old.archive(), old.delete(), minutes, old.destroyAt()));
    }

    Reply endAfter(DaytonaCall call) {
        int minutes = call.number("minutes");
        return intervals(
                call,
                200,
                old -> new Intervals(
                        old.stop(),
                        old.archive(),
                        old.delete(),
                        old.pause(),
                        minutes > 0 ? call.now().plus(Duration.ofMinutes(minutes)) : null));
    }

    Reply activity(DaytonaCall call) {
        world.change(call.id(), sandbox -> sandbox.active(call.now()), call.now());
        return Reply.empty(201);
    }

    Reply network(DaytonaCall call) {
        JsonNode body = call.body();
        return json.read(200, change(call, sandbox -> {
            Network before = sandbox.network();
            return sandbox.withNetwork(new Network(
                    before.open(),
                    body.path("networkBlockAll").asBoolean(before.blockAll()),
                    body.has("networkAllowList") ? Json.textOrNull(body, "networkAllowList") : before.allowList(),
                    body.has("domainAllowList") ? Json.textOrNull(body, "domainAllowList") : before.domains()));
        }));
    }

    private Reply intervals(DaytonaCall call, int status, UnaryOperator<Intervals> change) {
        return json.read(status, change(call, sandbox -> sandbox.withIntervals(change.apply(sandbox.intervals()))));
    }

    private DaytonaSandbox change(DaytonaCall call, UnaryOperator<DaytonaSandbox> change) {
        return world.change(call.id(), sandbox -> change.apply(sandbox).changed(call.now()), call.now());
    }

    private static void refuseNegative(int minutes, String what) {
        if (minutes < 0) {
            throw new DaytonaProblem(400, what + " interval must be non-negative");
        }
    }
}
