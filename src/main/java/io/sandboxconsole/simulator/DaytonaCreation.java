package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.DaytonaDirectory.Organization;
import io.sandboxconsole.simulator.DaytonaSandbox.Intervals;
import io.sandboxconsole.simulator.DaytonaSandbox.Network;
import io.sandboxconsole.simulator.DaytonaSandbox.Origin;
import io.sandboxconsole.simulator.DaytonaSandbox.Size;
import io.sandboxconsole.simulator.DaytonaSandbox.Status;
import io.sandboxconsole.simulator.DaytonaSandbox.Times;
import io.sandboxconsole.simulator.DaytonaSnapshots.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Creates sandboxes from a snapshot or an image; a failed start leaves a sandbox in error behind.
final class DaytonaCreation {

    static final int LONGEST_ARCHIVE_INTERVAL = 43_200;
    static final String START_FAILURE = "no space left on device";
    private static final String BUILD_FAILURE =
            "Failed to build image: process \"/bin/sh -c make\" did not complete successfully: exit code: 2";

    private final DaytonaWorld world;
    private final DaytonaJson json;
    private final DaytonaCreateRules rules;

    DaytonaCreation(DaytonaWorld world, DaytonaJson json) {
        this.world = world;
        this.json = json;
        this.rules = new DaytonaCreateRules(world);
    }

    Reply create(DaytonaCall call) {
        JsonNode body = call.body();
        rules.check(body);
        DaytonaSandbox inserted = sandbox(call, body);
        boolean built = inserted.origin().dockerfile() != null;
        world.add(inserted, call.now());
        if (world.behaviour().nextStartFails() && !built) {
            throw failed(inserted.id(), call.now());
        }
        if (built && world.behaviour().nextBuildFails()) {
            DaytonaSteps.failBuild(world, inserted, BUILD_FAILURE);
        } else if (built) {
            DaytonaSteps.go(
                    world,
                    inserted,
                    "building_snapshot",
                    sandbox -> sandbox.active(sandbox.status().since()));
        } else if (!inserted.is("started")) {
            DaytonaSteps.go(
                    world,
                    inserted,
                    "creating",
                    sandbox -> sandbox.active(sandbox.status().since()));
            if (world.behaviour().has(Switch.WAIT_FOR_START)) {
                world.settled(inserted.id(), sandbox -> !sandbox.is("creating"));
            }
        }
        call.concerns(inserted.id());
        return DaytonaJson.reply(200, json.created(inserted));
    }

    /// Puts a sandbox into error and answers what the server says then.
    private DaytonaProblem failed(String id, Instant now) {
        world.change(id, sandbox -> sandbox.withStatus(new Status("error", "started", START_FAILURE, false, now)), now);
        return new DaytonaProblem(400, "Sandbox failed to start: " + START_FAILURE);
    }

    private DaytonaSandbox sandbox(DaytonaCall call, JsonNode body) {
        String id = UUID.randomUUID().toString();
        Snapshot snapshot = snapshot(call, body);
        Origin origin = origin(call, body, snapshot);
        String state = snapshot == null ? "pending_build" : "creating";
        if (snapshot != null && world.behaviour().has(Switch.WARM_POOL)) {
            state = "started";
        }
        return new DaytonaSandbox(
                id,
                body.path("name").asString(id),
                origin,
                texts(body.path("labels")),
                new Status(state, "started", null, false, call.now()),
                intervals(body, call.now()),
                snapshot == null ? size(body) : snapshot.size(),
                network(body),
                "None",
                new Times(call.now(), call.now(), call.now()));
    }

    private Origin origin(DaytonaCall call, JsonNode body, @Nullable Snapshot snapshot) {
        String linked = body.path("linkedSandbox").asString("");
        if (!linked.isEmpty()) {
            DaytonaSandbox owner = world.store().find(linked).orElseThrow(() -> DaytonaWorld.unknown(linked));
            rules.checkLinked(owner, body);
        }
        return new Origin(
                call.organization(),
                snapshot == null ? null : snapshot.name(),
                snapshot == null
                        ? body.path("buildInfo").path("dockerfileContent").asString("")
                        : null,
                snapshot == null ? "container" : snapshot.sandboxClass(),
                target(call, body),
                body.path("user").asString("daytona"),
                texts(body.path("env")),
                linked.isEmpty() ? null : linked,
                null);
    }

    /// The region that is asked for or else the organization's own, which a personal one has not got.
    private String target(DaytonaCall call, JsonNode body) {
        return Optional.of(body.path("target").asString(""))
                .filter(asked -> !asked.isEmpty())
                .or(() -> world.directory().organization(call.organization()).flatMap(Organization::defaultRegion))
                .orElseThrow(() -> new DaytonaProblem(400, "This organization does not have a default region"));
    }

    private @Nullable Snapshot snapshot(DaytonaCall call, JsonNode body) {
        if (body.hasNonNull("buildInfo")) {
            return null;
        }
        String wanted = body.path("snapshot").asString(DaytonaSnapshots.USUAL);
        Snapshot found = world.snapshots()
                .find(call.organization(), wanted)
                .orElseThrow(() -> new DaytonaProblem(
                        400, "Snapshot %s not found. Did you add it through the Daytona Dashboard?".formatted(wanted)));
        if (!found.state().equals("active")) {
            throw new DaytonaProblem(400, "Snapshot %s is %s".formatted(found.name(), found.state()));
        }
        if (!found.regions().contains(target(call, body))) {
            throw new DaytonaProblem(400, "Snapshot %s is not available in the region".formatted(found.name()));
        }
        world.snapshots().add(found.used(call.now()));
        return found;
    }

    private Intervals intervals(JsonNode body, Instant now) {
        Intervals usual = Intervals.USUAL;
        boolean newest = world.behaviour().isNewest();
        int ttl = newest ? body.path("ttlMinutes").asInt(0) : 0;
        return new Intervals(
                body.path("autoStopInterval").asInt(usual.stop()),
                archive(body.path("autoArchiveInterval").asInt(usual.archive())),
                body.path("autoDeleteInterval").asInt(usual.delete()),
                newest ? body.path("autoPauseInterval").asInt(0) : 0,
                ttl > 0 ? now.plus(Duration.ofMinutes(ttl)) : null);
    }

    /// The server knows no never here: it takes its longest interval instead.
    static int archive(int minutes) {
        return minutes == 0 ? LONGEST_ARCHIVE_INTERVAL : Math.min(minutes, LONGEST_ARCHIVE_INTERVAL);
    }

    private static Size size(JsonNode body) {
        String type = body.path("gpuType").asString("");
        return new Size(
                body.path("cpu").asDouble(1),
                body.path("gpu").asDouble(0),
                type.isEmpty() ? null : type,
                body.path("memory").asDouble(1),
                body.path("disk").asDouble(3));
    }

    private static Network network(JsonNode body) {
        return new Network(
                body.path("public").asBoolean(false),
                body.path("networkBlockAll").asBoolean(false),
                textOrNull(body, "networkAllowList"),
                textOrNull(body, "domainAllowList"));
    }

    static @Nullable String textOrNull(JsonNode body, String name) {
        return body.path(name).isString() ? body.path(name).stringValue() : null;
    }

    static Map<String, String> texts(JsonNode map) {
        Map<String, String> texts = new HashMap<>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }
}
