package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.CheckedRoute.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Lists every route of the Daytona server; more specific ones stand before those with variables.
final class Routes {

    private static final Set<String> STOPPED_BY_SUSPENSION = Set.of(
            "POST /sandbox",
            "POST /sandbox/{id}/start",
            "POST /sandbox/{id}/recover",
            "POST /sandbox/{id}/resize",
            "POST /sandbox/{id}/fork",
            "POST /sandbox/{id}/snapshot",
            "POST /snapshots",
            "POST /snapshots/{id}/activate");

    private Routes() {}

    static List<CheckedRoute> of(EngineState engineState) {
        return all(engineState).stream()
                .map(route -> STOPPED_BY_SUSPENSION.contains(route.path().name())
                        ? route.unlessSuspended(engineState.behaviour())
                        : route)
                .toList();
    }

    private static List<CheckedRoute> all(EngineState engineState) {
        List<CheckedRoute> routes = new ArrayList<>();
        open(engineState, routes);
        routes.addAll(SandboxRoutes.of(engineState));
        snapshots(new SnapshotRoutes(engineState), routes);
        keys(new KeyRoutes(engineState), routes);
        accounts(new Accounts(engineState), new AuditRoutes(engineState), routes);
        return routes;
    }

    private static void open(EngineState engineState, List<CheckedRoute> routes) {
        Configuration configuration = new Configuration(engineState);
        ObjectNode healthy = JsonNodeFactory.instance.objectNode().put("status", "ok");
        routes.add(CheckedRoute.of("GET", "/health", Access.PUBLIC, call -> JsonValues.reply(200, healthy)));
        routes.add(CheckedRoute.of("GET", "/config", Access.PUBLIC, configuration::get));
        routes.add(CheckedRoute.of("GET", "/shared-regions", Access.PUBLIC, Regions::list));
    }

    private static void snapshots(SnapshotRoutes snapshots, List<CheckedRoute> routes) {
        String write = "write:snapshots";
        routes.add(CheckedRoute.get("/snapshots", snapshots::list));
        routes.add(CheckedRoute.get("/snapshots/{id}", snapshots::get));
        routes.add(CheckedRoute.post("/snapshots", snapshots::create)
                .needing(write)
                .audited("create", "snapshot"));
        routes.add(CheckedRoute.of("DELETE", "/snapshots/{id}", Access.ANYBODY, snapshots::delete)
                .needing("delete:snapshots")
                .audited("delete", "snapshot"));
        routes.add(CheckedRoute.post("/snapshots/{id}/activate", snapshots::activate)
                .needing(write)
                .audited("activate", "snapshot"));
        routes.add(CheckedRoute.post("/snapshots/{id}/deactivate", snapshots::deactivate)
                .needing(write)
                .audited("deactivate", "snapshot"));
        routes.add(CheckedRoute.get("/regions", Regions::list));
        routes.add(CheckedRoute.get("/volumes", call -> JsonValues.reply(200, JsonNodeFactory.instance.arrayNode()))
                .needing("read:volumes"));
    }

    private static void keys(KeyRoutes keys, List<CheckedRoute> routes) {
        routes.add(CheckedRoute.of("GET", "/api-keys/current", Access.KEYS, keys::current));
        routes.add(CheckedRoute.of("GET", "/api-keys", Access.PEOPLE, keys::list));
        routes.add(CheckedRoute.of("POST", "/api-keys", Access.PEOPLE, keys::create)
                .audited("create", "api_key"));
        routes.add(CheckedRoute.of("GET", "/api-keys/{name}", Access.PEOPLE, keys::get));
        routes.add(CheckedRoute.of("DELETE", "/api-keys/{name}", Access.PEOPLE, keys::delete)
                .audited("delete", "api_key"));
        routes.add(CheckedRoute.of("DELETE", "/api-keys/{userId}/{name}", Access.PEOPLE, keys::deleteOf)
                .audited("delete", "api_key"));
    }

    private static void accounts(Accounts accounts, AuditRoutes audit, List<CheckedRoute> routes) {
        String organization = "/organizations/{organizationId}";
        routes.add(CheckedRoute.of("GET", "/users/me", Access.PEOPLE, accounts::me));
        routes.add(CheckedRoute.of("GET", "/organizations", Access.PEOPLE, accounts::organizations));
        routes.add(CheckedRoute.of("POST", "/organizations", Access.PEOPLE, accounts::found));
        routes.add(CheckedRoute.of("GET", organization + "/users", Access.PEOPLE, accounts::members));
        routes.add(CheckedRoute.of("GET", organization + "/roles", Access.PEOPLE, accounts::roles));
        routes.add(CheckedRoute.of("GET", organization + "/usage", Access.PEOPLE, accounts::usage));
        routes.add(CheckedRoute.of("GET", organization + "/invitations", Access.PEOPLE, accounts::invitations));
        routes.add(CheckedRoute.get("/audit" + organization, audit::list).needing("read:audit_logs"));
        routes.add(CheckedRoute.get("/audit/scenarios", audit::scenarios).needing("read:audit_logs"));
    }
}
