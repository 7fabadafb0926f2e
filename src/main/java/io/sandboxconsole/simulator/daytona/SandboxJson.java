package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Intervals;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Network;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Origin;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Size;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes sandboxes as the Daytona server does, which writes null in one answer and omits the same member in another.
final class SandboxJson {

    private final DaytonaBehaviour behaviour;

    SandboxJson(DaytonaBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    Reply read(int status, DaytonaSandbox sandbox) {
        return JsonValues.reply(status, full(sandbox));
    }

    /// Writes a single read's answer: on newer servers it includes the secret outbound proxy address.
    Reply single(DaytonaSandbox sandbox) {
        ObjectNode json = full(sandbox);
        return JsonValues.reply(
                200,
                behaviour.isNewest()
                        ? json.put("outboundProxyUrl", "http://sim:sim-proxy-password@egress.localhost:3128")
                        : json);
    }

    /// Writes the sandbox as most actions return it.
    ObjectNode full(DaytonaSandbox sandbox) {
        ObjectNode json = created(sandbox);
        Network network = sandbox.network();
        json.put("snapshot", sandbox.origin().snapshot())
                .put("networkAllowList", network.allowList())
                .put("domainAllowList", network.domains())
                .put("errorReason", sandbox.status().errorReason())
                .put("daemonVersion", daemon(sandbox))
                .put("runnerId", runner(sandbox));
        return json;
    }

    /// Writes the sandbox as a create call returns it: members not known yet are absent.
    ObjectNode created(DaytonaSandbox sandbox) {
        Origin origin = sandbox.origin();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", sandbox.id())
                .put("organizationId", origin.organization())
                .put("name", sandbox.name());
        json.put("target", origin.target());
        if (origin.snapshot() != null) {
            json.put("snapshot", origin.snapshot()).put("runnerId", runner(sandbox));
        }
        json.put("user", origin.user()).set("env", Json.tree(origin.env()));
        json.putArray("volumes");
        if (origin.linked() != null) {
            json.put("linkedSandboxId", origin.linked());
        }
        if (origin.dockerfile() != null) {
            json.set("buildInfo", buildInfo(sandbox, origin.dockerfile()));
        }
        json.put("networkBlockAll", sandbox.network().blockAll());
        common(json, sandbox, sandbox.status().shown());
        return json;
    }

    /// Writes a listing's row, with the stored state and without the members of a single read.
    ObjectNode listed(DaytonaSandbox sandbox) {
        Origin origin = sandbox.origin();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", sandbox.id())
                .put("organizationId", origin.organization())
                .put("name", sandbox.name())
                .put("target", origin.target())
                .put("runnerId", runner(sandbox))
                .put("snapshot", origin.snapshot())
                .put("user", origin.user())
                .put("errorReason", sandbox.status().errorReason())
                .put("daemonVersion", daemon(sandbox));
        if (behaviour.isNewest()) {
            json.put("networkBlockAll", sandbox.network().blockAll())
                    .put("networkAllowList", sandbox.network().allowList())
                    .put("domainAllowList", sandbox.network().domains());
        }
        common(json, sandbox, sandbox.status().state());
        return json;
    }

    private void common(ObjectNode json, DaytonaSandbox sandbox, String state) {
        size(json, sandbox.size());
        json.set("labels", Json.tree(sandbox.labels()));
        json.put("public", sandbox.network().open())
                .put("state", state)
                .put("desiredState", sandbox.status().desired())
                .put("recoverable", sandbox.status().recoverable())
                .put("backupState", sandbox.backup())
                .put("sandboxClass", sandbox.origin().sandboxClass())
                .put("createdAt", JsonValues.time(sandbox.times().created()))
                .put("updatedAt", JsonValues.time(sandbox.times().updated()))
                .put("toolboxProxyUrl", JsonValues.PROXY);
        Instant activity = sandbox.times().activity();
        if (activity != null) {
            json.put("lastActivityAt", JsonValues.time(activity));
        }
        intervals(json, sandbox.intervals());
    }

    private void intervals(ObjectNode json, Intervals intervals) {
        json.put("autoStopInterval", intervals.stop())
                .put("autoArchiveInterval", intervals.archive())
                .put("autoDeleteInterval", intervals.delete());
        if (behaviour.isNewest()) {
            json.put("autoPauseInterval", intervals.pause()).put("spot", false);
            if (intervals.destroyAt() != null) {
                json.put("autoDestroyAt", JsonValues.time(intervals.destroyAt()));
            }
        }
    }

    private static void size(ObjectNode json, Size size) {
        JsonValues.number(json, "cpu", size.cpu());
        JsonValues.number(json, "gpu", size.gpu());
        JsonValues.number(json, "memory", size.memory());
        JsonValues.number(json, "disk", size.disk());
        if (size.gpuType() != null) {
            json.put("gpuType", size.gpuType());
        }
    }

    private static ObjectNode buildInfo(DaytonaSandbox sandbox, String dockerfile) {
        String made = JsonValues.time(sandbox.times().created());
        return JsonNodeFactory.instance
                .objectNode()
                .put("dockerfileContent", dockerfile)
                .putNull("contextHashes")
                .put("createdAt", made)
                .put("updatedAt", made)
                .put("snapshotRef", JsonValues.reference(dockerfile));
    }

    private static @Nullable String runner(DaytonaSandbox sandbox) {
        return sandbox.is("archived") || sandbox.is("pending_build")
                ? null
                : JsonValues.RUNNERS.get(Math.floorMod(sandbox.id().hashCode(), JsonValues.RUNNERS.size()));
    }

    private static @Nullable String daemon(DaytonaSandbox sandbox) {
        return sandbox.errored() || sandbox.is("creating") || sandbox.is("pending_build") ? null : "v0.190.0";
    }
}
