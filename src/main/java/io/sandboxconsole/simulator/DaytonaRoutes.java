package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaRoute.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every route of the Daytona server; the more special ones stand before those with variables.
final class DaytonaRoutes {

    private static final Set<String> STOPPED_BY_SUSPENSION = Set.of(
            "POST /sandbox",
            "POST /sandbox/{id}/start",
            "POST /sandbox/{id}/recover",
            "POST /sandbox/{id}/resize",
            "POST /sandbox/{id}/fork",
            "POST /sandbox/{id}/snapshot",
            "POST /snapshots",
            "POST /snapshots/{id}/activate");

    private DaytonaRoutes() {}

    static List<DaytonaRoute> of(DaytonaWorld world) {
        return all(world).stream()
                .map(route -> STOPPED_BY_SUSPENSION.contains(route.path().name())
                        ? route.unlessSuspended(world.behaviour())
                        : route)
                .toList();
    }

    private static List<DaytonaRoute> all(DaytonaWorld world) {
        List<DaytonaRoute> routes = new ArrayList<>();
        open(world, routes);
        routes.addAll(DaytonaSandboxRoutes.of(world));
        snapshots(new DaytonaSnapshotRoutes(world), routes);
        keys(new DaytonaKeyRoutes(world), routes);
        accounts(new DaytonaAccounts(world), new DaytonaAuditRoutes(world), routes);
        return routes;
    }

    private static void open(DaytonaWorld world, List<DaytonaRoute> routes) {
        DaytonaConfiguration configuration = new DaytonaConfiguration(world);
        ObjectNode healthy = JsonNodeFactory.instance.objectNode().put("status", "ok");
        routes.add(DaytonaRoute.of("GET", "/health", Access.PUBLIC, call -> DaytonaJson.reply(200, healthy)));
        routes.add(DaytonaRoute.of("GET", "/config", Access.PUBLIC, configuration::get));
        routes.add(DaytonaRoute.of("GET", "/shared-regions", Access.PUBLIC, DaytonaRegions::list));
    }

    private static void snapshots(DaytonaSnapshotRoutes snapshots, List<DaytonaRoute> routes) {
        String write = "write:snapshots";
        routes.add(DaytonaRoute.get("/snapshots", snapshots::list));
        routes.add(DaytonaRoute.get("/snapshots/{id}", snapshots::get));
        routes.add(DaytonaRoute.post("/snapshots", snapshots::create)
                .needing(write)
                .audited("create", "snapshot"));
        routes.add(DaytonaRoute.of("DELETE", "/snapshots/{id}", Access.ANYBODY, snapshots::delete)
                .needing("delete:snapshots")
                .audited("delete", "snapshot"));
        routes.add(DaytonaRoute.post("/snapshots/{id}/activate", snapshots::activate)
                .needing(write)
                .audited("activate", "snapshot"));
        routes.add(DaytonaRoute.post("/snapshots/{id}/deactivate", snapshots::deactivate)
                .needing(write)
                .audited("deactivate", "snapshot"));
        routes.add(DaytonaRoute.get("/regions", DaytonaRegions::list));
        routes.add(DaytonaRoute.get("/volumes", call -> DaytonaJson.reply(200, JsonNodeFactory.instance.arrayNode()))
                .needing("read:volumes"));
    }

    private static void keys(DaytonaKeyRoutes keys, List<DaytonaRoute> routes) {
        routes.add(DaytonaRoute.of("GET", "/api-keys/current", Access.KEYS, keys::current));
        routes.add(DaytonaRoute.of("GET", "/api-keys", Access.PEOPLE, keys::list));
        routes.add(DaytonaRoute.of("POST", "/api-keys", Access.PEOPLE, keys::create)
                .audited("create", "api_key"));
        routes.add(DaytonaRoute.of("GET", "/api-keys/{name}", Access.PEOPLE, keys::get));
        routes.add(DaytonaRoute.of("DELETE", "/api-keys/{name}", Access.PEOPLE, keys::delete)
                .audited("delete", "api_key"));
        routes.add(DaytonaRoute.of("DELETE", "/api-keys/{userId}/{name}", Access.PEOPLE, keys::deleteOf)
                .audited("delete", "api_key"));
    }

    private static void accounts(DaytonaAccounts accounts, DaytonaAuditRoutes audit, List<DaytonaRoute> routes) {
        String organization = "/organizations/{organizationId}";
        routes.add(DaytonaRoute.of("GET", "/users/me", Access.PEOPLE, accounts::me));
        routes.add(DaytonaRoute.of("GET", "/organizations", Access.PEOPLE, accounts::organizations));
        routes.add(DaytonaRoute.of("POST", "/organizations", Access.PEOPLE, accounts::found));
        routes.add(DaytonaRoute.of("GET", organization + "/users", Access.PEOPLE, accounts::members));
        routes.add(DaytonaRoute.of("GET", organization + "/roles", Access.PEOPLE, accounts::roles));
        routes.add(DaytonaRoute.of("GET", organization + "/usage", Access.PEOPLE, accounts::usage));
        routes.add(DaytonaRoute.of("GET", organization + "/invitations", Access.PEOPLE, accounts::invitations));
        routes.add(DaytonaRoute.get("/audit" + organization, audit::list).needing("read:audit_logs"));
        routes.add(DaytonaRoute.get("/audit/scenarios", audit::scenarios).needing("read:audit_logs"));
    }
}
