package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Intervals;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Network;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Origin;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Size;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Times;
import io.sandboxconsole.simulator.daytona.Snapshots.Snapshot;
import io.sandboxconsole.simulator.daytona.account.Directory.Organization;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A create call, with the server's defaults for absent members.
final class CreateRequest {

    static final int LONGEST_ARCHIVE_INTERVAL = 43_200;

    private static final int USUAL_PAUSE = 60;

    private final EngineState engineState;
    private final CreateRules rules;
    private final CheckedCall call;
    private final JsonNode body;

    CreateRequest(EngineState engineState, CheckedCall call, JsonNode body) {
        this.engineState = engineState;
        this.rules = new CreateRules(engineState);
        this.call = call;
        this.body = body;
    }

    /// Returns the sandbox to insert, unless a rule forbids it.
    DaytonaSandbox sandbox() {
        rules.check(body);
        String id = UUID.randomUUID().toString();
        Snapshot snapshot = snapshot();
        Origin origin = origin(snapshot);
        String state = snapshot == null ? "pending_build" : "creating";
        if (snapshot != null && engineState.behaviour().has(Switch.WARM_POOL)) {
            state = "started";
        }
        return new DaytonaSandbox(
                id,
                body.path("name").asString(id),
                origin,
                Json.texts(body.path("labels")),
                new DaytonaStatus(state, "started", null, false, call.now()),
                intervals(origin.sandboxClass()),
                snapshot == null ? size() : snapshot.size(),
                network(),
                "None",
                new Times(call.now(), call.now(), call.now()));
    }

    private Origin origin(@Nullable Snapshot snapshot) {
        String linked = body.path("linkedSandbox").asString("");
        if (!linked.isEmpty()) {
            DaytonaSandbox owner = engineState.store().find(linked).orElseThrow(() -> EngineState.unknown(linked));
            rules.checkLinked(owner, body);
        }
        return new Origin(
                call.organization(),
                snapshot == null ? null : snapshot.name(),
                snapshot == null
                        ? body.path("buildInfo").path("dockerfileContent").asString("")
                        : null,
                snapshot == null ? "container" : snapshot.sandboxClass(),
                target(),
                body.path("user").asString("daytona"),
                Json.texts(body.path("env")),
                linked.isEmpty() ? null : linked,
                null);
    }

    /// Returns the requested region or else the organization's default, which a personal one does not have.
    private String target() {
        return Optional.of(body.path("target").asString(""))
                .filter(asked -> !asked.isEmpty())
                .or(() -> engineState
                        .directory()
                        .organization(call.organization())
                        .flatMap(Organization::defaultRegion))
                .orElseThrow(() -> new HttpProblem(400, "This organization does not have a default region"));
    }

    private @Nullable Snapshot snapshot() {
        if (body.hasNonNull("buildInfo")) {
            return null;
        }
        String requested = body.path("snapshot").asString(Snapshots.USUAL);
        Snapshot found = engineState
                .snapshots()
                .find(call.organization(), requested)
                .orElseThrow(() -> new HttpProblem(
                        400,
                        "Snapshot %s not found. Did you add it through the Daytona Dashboard?".formatted(requested)));
        if (!found.state().equals("active")) {
            throw new HttpProblem(400, "Snapshot %s is %s".formatted(found.name(), found.state()));
        }
        if (!found.regions().contains(target())) {
            throw new HttpProblem(400, "Snapshot %s is not available in the region".formatted(found.name()));
        }
        return found;
    }

    private Intervals intervals(String sandboxClass) {
        Intervals usual = Intervals.USUAL;
        boolean newest = engineState.behaviour().isNewest();
        int ttl = newest ? minutes("ttlMinutes", 0) : 0;
        int delete = minutes("autoDeleteInterval", usual.delete());
        int pause = newest ? pause(sandboxClass, delete == 0) : 0;
        return new Intervals(
                minutes("autoStopInterval", pause > 0 ? 0 : usual.stop()),
                archive(minutes("autoArchiveInterval", usual.archive())),
                delete,
                pause,
                ttl > 0 ? call.now().plus(Duration.ofMinutes(ttl)) : null);
    }

    // A machine that can pause does so after an hour, instead of stopping, where neither interval is requested.
    private int pause(String sandboxClass, boolean ephemeral) {
        boolean able = DaytonaSandbox.pauses(sandboxClass) && !ephemeral;
        int pause = minutes("autoPauseInterval", able && !body.hasNonNull("autoStopInterval") ? USUAL_PAUSE : 0);
        if (pause > 0 && !able) {
            throw new HttpProblem(400, "Auto-pause is not supported for this sandbox");
        }
        return pause;
    }

    // Null counts as absent.
    private int minutes(String member, int usual) {
        return body.hasNonNull(member) ? body.path(member).asInt(usual) : usual;
    }

    /// The server has no never here: it takes its longest interval instead.
    static int archive(int minutes) {
        return minutes == 0 ? LONGEST_ARCHIVE_INTERVAL : Math.min(minutes, LONGEST_ARCHIVE_INTERVAL);
    }

    private Size size() {
        String type = body.path("gpuType").asString("");
        return new Size(
                body.path("cpu").asDouble(1),
                body.path("gpu").asDouble(0),
                type.isEmpty() ? null : type,
                body.path("memory").asDouble(1),
                body.path("disk").asDouble(3));
    }

    private Network network() {
        return new Network(
                body.path("public").asBoolean(false),
                body.path("networkBlockAll").asBoolean(false),
                Json.textOrNull(body, "networkAllowList"),
                Json.textOrNull(body, "domainAllowList"));
    }
}
