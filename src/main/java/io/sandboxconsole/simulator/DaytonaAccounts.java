package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaBehaviour.Switch;
import io.sandboxconsole.simulator.DaytonaDirectory.Member;
import io.sandboxconsole.simulator.DaytonaDirectory.Organization;
import io.sandboxconsole.simulator.DaytonaDirectory.User;
import io.sandboxconsole.simulator.DaytonaPermissions.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The calls about people and organizations, which a person's token is needed for.
final class DaytonaAccounts {

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

    private final DaytonaWorld world;

    DaytonaAccounts(DaytonaWorld world) {
        this.world = world;
    }

    Reply me(DaytonaCall call) {
        User user = call.caller().user();
        ObjectNode json = object().put("id", user.id()).put("name", user.name()).put("email", user.email());
        json.putArray("publicKeys");
        return DaytonaJson.reply(200, json.put("createdAt", DaytonaJson.time(user.created())));
    }

    Reply organizations(DaytonaCall call) {
        return array(world.directory().organizationsOf(call.caller().user().id()).stream()
                .map(this::json));
    }

    Reply found(DaytonaCall call) {
        String name = call.body().path("name").asString("");
        if (name.isEmpty()) {
            throw new DaytonaProblem(400, "name should not be empty");
        }
        String owner = call.caller().user().id();
        return DaytonaJson.reply(201, json(world.directory().found(name, owner, false, call.now())));
    }

    Reply members(DaytonaCall call) {
        Organization organization = organization(call);
        Collection<Member> members = organization.members().values();
        return array(members.stream().map(member -> json(organization, member)));
    }

    Reply roles(DaytonaCall call) {
        Instant founded = organization(call).created();
        return array(DaytonaPermissions.ROLES.stream().map(role -> json(role, founded)));
    }

    Reply usage(DaytonaCall call) {
        String organization = call.organization();
        ObjectNode json = object();
        json.putArray("regionUsage");
        long own = world.snapshots().visible(organization).stream()
                .filter(snapshot -> !snapshot.general())
                .count();
        json.put("totalSnapshotQuota", 30).put("totalVolumeQuota", 100);
        return DaytonaJson.reply(200, json.put("currentSnapshotUsage", own).put("currentVolumeUsage", 0));
    }

    Reply invitations(DaytonaCall call) {
        call.organization();
        return array(Stream.of());
    }

    private Organization organization(DaytonaCall call) {
        return world.directory().organization(call.organization()).orElseThrow(DaytonaProblem::invalidContext);
    }

    private ObjectNode json(Organization organization) {
        boolean suspended = world.behaviour().has(Switch.SUSPENDED);
        ObjectNode json = object();
        json.put("id", organization.id())
                .put("name", organization.name())
                .put("createdBy", organization.createdBy())
                .put("personal", organization.personal())
                .put("createdAt", DaytonaJson.time(organization.created()))
                .put("updatedAt", DaytonaJson.time(organization.created()))
                .put("suspended", suspended)
                .put("suspensionCleanupGracePeriodHours", 24)
                .put("maxCpuPerSandbox", 4)
                .put("maxMemoryPerSandbox", 8)
                .put("maxDiskPerSandbox", 10)
                .put("snapshotDeactivationTimeoutMinutes", 20_160)
                .put("sandboxLimitedNetworkEgress", false)
                .put("defaultRegionId", organization.defaultRegion().orElse(null));
        UNSET.forEach(json::putNull);
        return suspended ? json.put("suspensionReason", DaytonaProblem.SUSPENSION) : json;
    }

    private ObjectNode json(Organization organization, Member member) {
        User user = world.directory().user(member.userId()).orElseThrow();
        ObjectNode json = object();
        json.put("organizationId", organization.id())
                .put("userId", user.id())
                .put("role", member.owner() ? "owner" : "member")
                .put("createdAt", DaytonaJson.time(organization.created()))
                .put("updatedAt", DaytonaJson.time(organization.created()))
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
                .put("createdAt", DaytonaJson.time(founded))
                .put("updatedAt", DaytonaJson.time(founded));
        json.set("permissions", Json.tree(role.permissions()));
        return json;
    }

    static Reply array(Stream<ObjectNode> items) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        return DaytonaJson.reply(200, array);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
