package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Rejects create calls that the Daytona server rejects.
final class CreateRules {

    private static final List<String> RESOURCES = List.of("cpu", "memory", "disk", "gpu");
    private static final Pattern UNSAFE = Pattern.compile("<[^>]*>|https?://|\\p{Cntrl}");

    private final EngineState engineState;

    CreateRules(EngineState engineState) {
        this.engineState = engineState;
    }

    void check(JsonNode body) {
        shape(body);
        boolean built = body.hasNonNull("buildInfo");
        reject(built && body.hasNonNull("snapshot"), "Cannot specify a snapshot when using a build info entry");
        reject(
                built && body.hasNonNull("linkedSandbox"),
                "Cannot specify a linked sandbox when using a build info entry");
        reject(!built && hasResources(body), "Cannot specify Sandbox resources when using a snapshot");
        reject(body.path("autoStopInterval").asInt(0) < 0, "Auto-stop interval must be non-negative");
        reject(body.path("autoArchiveInterval").asInt(0) < 0, "Auto-archive interval must be non-negative");
        reject(
                body.path("gpu").asInt(0) > 0 && body.path("autoDeleteInterval").asInt(-1) != 0,
                "A sandbox with a GPU must be ephemeral");
        reject(
                body.path("autoPauseInterval").asInt(0) > 0
                        && body.path("autoStopInterval").asInt(0) > 0
                        && engineState.behaviour().isNewest(),
                "Auto-pause and auto-stop exclude each other");
        quota(body);
        String target = body.path("target").asString("");
        if (!target.isEmpty() && !Regions.ALL.contains(target)) {
            throw new HttpProblem(404, "Region not found");
        }
    }

    /// A linked sandbox lives as long as another one that runs or could run, which must not be linked itself.
    void checkLinked(DaytonaSandbox owner, JsonNode body) {
        reject(body.path("autoDeleteInterval").asInt(-1) != 0, "A linked sandbox must be ephemeral");
        reject(!owner.is("started") && !owner.is("stopped"), "The linked sandbox must be started or stopped");
        reject(owner.origin().linked() != null, "Linked sandboxes cannot be chained");
    }

    private static void quota(JsonNode body) {
        reject(body.path("cpu").asDouble(0) > 4, """
                Total CPU limit exceeded. Maximum allowed: 4.
                To increase the limits, visit https://app.daytona.example/dashboard/limits""");
        reject(body.path("memory").asDouble(0) > 8, "Memory request exceeds maximum allowed per sandbox (8GB)");
        reject(body.path("disk").asDouble(0) > 10, "Disk request exceeds maximum allowed per sandbox (10GB)");
    }

    private static void shape(JsonNode body) {
        List<String> problems = new ArrayList<>();
        if (body.hasNonNull("name") && !body.path("name").isString()) {
            problems.add("name must be a string");
        } else if (UNSAFE.matcher(body.path("name").asString("")).find()) {
            problems.add("name must not contain HTML tags, URLs, or control characters");
        }
        for (String map : List.of("labels", "env")) {
            if (body.hasNonNull(map) && !body.path(map).isObject()) {
                problems.add(map + " must be an object");
            }
        }
        for (String number : RESOURCES) {
            JsonNode value = body.path(number);
            if (body.hasNonNull(number) && (!value.isNumber() || value.doubleValue() < 0)) {
                problems.add(number + " must not be less than 0");
            }
            if (body.hasNonNull(number) && !value.isNumber()) {
                problems.add(number + " must be a number conforming to the specified constraints");
            }
        }
        reject(!problems.isEmpty(), String.join(", ", problems));
    }

    private static boolean hasResources(JsonNode body) {
        return body.hasNonNull("gpuType")
                || RESOURCES.stream().anyMatch(name -> body.path(name).asDouble(0) != 0);
    }

    private static void reject(boolean broken, String message) {
        if (broken) {
            throw new HttpProblem(400, message);
        }
    }
}
