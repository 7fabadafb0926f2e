package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.daytona.account.Directory.Member;
import io.sandboxconsole.simulator.daytona.account.Directory.Organization;
import io.sandboxconsole.simulator.daytona.account.Directory.User;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.daytona.account.Permissions;
import io.sandboxconsole.simulator.daytona.account.Permissions.Role;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Reply;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Serves the calls about people and organizations, which require a person's token.
final class Accounts {

    private static final List<String> UNSET = List.of(
            "suspensionReason",
            "suspendedAt",
            "suspendedUntil",
            "authenticatedRateLimit",
            "sandboxCreateRateLimit",
            "sandboxLifecycleRateLimit",
            "experimentalConfig",
            "otelConfig",
            "authenticatedRateLimitTtlSeconds",
            "sandboxCreateRateLimitTtlSeconds",
            "sandboxLifecycleRateLimitTtlSeconds");

    private final EngineState engineState;

    Accounts(EngineState engineState) {
        this.engineState = engineState;
    }

    Reply me(CheckedCall call) {
        User user = call.caller().user();
        ObjectNode json = object().put("id", user.id()).put("name", user.name()).put("email", user.email());
        json.putArray("publicKeys");
        return JsonValues.reply(200, json.put("createdAt", JsonValues.time(user.created())));
    }

    Reply organizations(CheckedCall call) {
        return array(
                engineState.directory().organizationsOf(call.caller().user().id()).stream()
                        .map(this::json));
    }

    Reply found(CheckedCall call) {
        String name = call.body().path("name").asString("");
        if (name.isEmpty()) {
            throw new HttpProblem(400, "name should not be empty");
        }
        String owner = call.caller().user().id();
        return JsonValues.reply(201, json(engineState.directory().found(name, owner, false, call.now())));
    }

    Reply members(CheckedCall call) {
        Organization organization = organization(call);
        Collection<Member> members = organization.members().values();
        return array(members.stream().map(member -> json(organization, member)));
    }

    Reply roles(CheckedCall call) {
        Instant founded = organization(call).created();
        return array(Permissions.ROLES.stream().map(role -> json(role, founded)));
    }

    Reply usage(CheckedCall call) {
        String organization = call.organization();
        ObjectNode json = object();
        json.putArray("regionUsage");
        long own = engineState.snapshots().visible(organization).stream()
                .filter(snapshot -> !snapshot.general())
                .count();
        json.put("totalSnapshotQuota", 30).put("totalVolumeQuota", 100);
        return JsonValues.reply(200, json.put("currentSnapshotUsage", own).put("currentVolumeUsage", 0));
    }

    Reply invitations(CheckedCall call) {
        call.organization();
        return array(Stream.of());
    }

    private Organization organization(CheckedCall call) {
        return engineState.directory().organization(call.organization()).orElseThrow(HttpProblem::invalidContext);
    }

    private ObjectNode json(Organization organization) {
        boolean suspended = engineState.behaviour().has(Switch.SUSPENDED);
        ObjectNode json = object();
        json.put("id", organization.id())
                .put("name", organization.name())
                .put("createdBy", organization.createdBy())
                .put("personal", organization.personal())
                .put("createdAt", JsonValues.time(organization.created()))
                .put("updatedAt", JsonValues.time(organization.created()))
                .put("suspended", suspended)
                .put("suspensionCleanupGracePeriodHours", 24)
                .put("maxCpuPerSandbox", 4)
                .put("maxMemoryPerSandbox", 8)
                .put("maxDiskPerSandbox", 10)
                .put("snapshotDeactivationTimeoutMinutes", 20_160)
                .put("sandboxLimitedNetworkEgress", false)
                .put("defaultRegionId", organization.defaultRegion().orElse(null));
        UNSET.forEach(json::putNull);
        return suspended ? json.put("suspensionReason", HttpProblem.SUSPENSION) : json;
    }

    private ObjectNode json(Organization organization, Member member) {
        User user = engineState.directory().user(member.userId()).orElseThrow();
        ObjectNode json = object();
        json.put("organizationId", organization.id())
                .put("userId", user.id())
                .put("role", member.owner() ? "owner" : "member")
                .put("createdAt", JsonValues.time(organization.created()))
                .put("updatedAt", JsonValues.time(organization.created()))
                .put("name", user.name())
                .put("email", user.email());
        ArrayNode roles = json.putArray("assignedRoles");
        member.roles().forEach(role -> roles.add(json(role, organization.created())));
        return json;
    }

    private static ObjectNode json(Role role, Instant founded) {
        ObjectNode json = object();
        json.put("id", role.id())
                .put("name", role.name())
                .put("description", "What somebody with the role %s may do".formatted(role.name()))
                .put("isGlobal", true)
                .put("createdAt", JsonValues.time(founded))
                .put("updatedAt", JsonValues.time(founded));
        json.set("permissions", Json.tree(role.permissions()));
        return json;
    }

    static Reply array(Stream<ObjectNode> items) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        return JsonValues.reply(200, array);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
