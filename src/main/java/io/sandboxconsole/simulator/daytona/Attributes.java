package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Intervals;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Network;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import java.time.Duration;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes the attributes that any state allows: labels, intervals, reachability, last activity.
final class Attributes {

    private final EngineState engineState;
    private final SandboxJson json;

    Attributes(EngineState engineState, SandboxJson json) {
        this.engineState = engineState;
        this.json = json;
    }

    /// Replaces all labels; without the wrapper none are stored, and only the answer shows it.
    Reply labels(CheckedCall call) {
        JsonNode labels = call.body().path("labels");
        if (labels.isMissingNode()) {
            ObjectNode answer = json.full(change(call, UnaryOperator.identity()));
            answer.remove("labels");
            return JsonValues.reply(200, answer);
        }
        if (!labels.isObject()) {
            throw new HttpProblem(400, "labels must be an object");
        }
        return json.read(200, change(call, sandbox -> sandbox.withLabels(Json.texts(labels))));
    }

    Reply open(CheckedCall call) {
        boolean open = call.variable("open").equals("true");
        return json.read(201, change(call, sandbox -> {
            Network network = sandbox.network();
            return sandbox.withNetwork(new Network(open, network.blockAll(), network.allowList(), network.domains()));
        }));
    }

    Reply stopAfter(CheckedCall call) {
        int minutes = call.number("minutes");
        rejectNegative(minutes, "Auto-stop");
        rejectBoth(minutes, call.sandbox().intervals().pause());
        return intervals(
                call, 201, old -> new Intervals(minutes, old.archive(), old.delete(), old.pause(), old.destroyAt()));
    }

    Reply archiveAfter(CheckedCall call) {
        int minutes = call.number("minutes");
        rejectNegative(minutes, "Auto-archive");
        return intervals(
                call,
                201,
                old -> new Intervals(
                        old.stop(), CreateRequest.archive(minutes), old.delete(), old.pause(), old.destroyAt()));
    }

    Reply deleteAfter(CheckedCall call) {
        int minutes = call.number("minutes");
        if (call.sandbox().size().gpu() > 0) {
            throw new HttpProblem(400, "The auto-delete interval of a sandbox with a GPU cannot be changed");
        }
        return intervals(
                call, 201, old -> new Intervals(old.stop(), old.archive(), minutes, old.pause(), old.destroyAt()));
    }

    Reply pauseAfter(CheckedCall call) {
        int minutes = call.number("minutes");
        rejectNegative(minutes, "Auto-pause");
        rejectBoth(minutes, call.sandbox().intervals().stop());
        if (minutes > 0 && call.sandbox().intervals().ephemeral()) {
            throw new HttpProblem(400, "Auto-pause is not supported for ephemeral sandboxes");
        }
        return intervals(
                call, 200, old -> new Intervals(old.stop(), old.archive(), old.delete(), minutes, old.destroyAt()));
    }

    Reply endAfter(CheckedCall call) {
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

    Reply activity(CheckedCall call) {
        engineState.change(call.id(), sandbox -> sandbox.active(call.now()), call.now());
        return Reply.empty(201);
    }

    Reply network(CheckedCall call) {
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

    private Reply intervals(CheckedCall call, int status, UnaryOperator<Intervals> change) {
        return json.read(status, change(call, sandbox -> sandbox.withIntervals(change.apply(sandbox.intervals()))));
    }

    private DaytonaSandbox change(CheckedCall call, UnaryOperator<DaytonaSandbox> change) {
        return engineState.change(call.id(), sandbox -> change.apply(sandbox).changed(call.now()), call.now());
    }

    private static void rejectBoth(int minutes, int other) {
        if (minutes > 0 && other > 0) {
            throw new HttpProblem(400, "Auto-pause and auto-stop exclude each other");
        }
    }

    private static void rejectNegative(int minutes, String what) {
        if (minutes < 0) {
            throw new HttpProblem(400, what + " interval must be non-negative");
        }
    }
}
