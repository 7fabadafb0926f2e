package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.Route.Mounted;
import java.util.ArrayList;
import java.util.List;

/// Every route of the OpenSandbox server.
final class OpenSandboxRoutes {

    private OpenSandboxRoutes() {}

    static List<Route> of(World world) {
        SandboxJson json = new SandboxJson(world.runtime());
        Pools pools = new Pools(world);
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("GET", "/health", Mounted.ROOT, call -> single("status", "healthy")));
        routes.add(new Route("GET", "/version", Mounted.ROOT, call -> single("version", "0.2.2-simulated")));
        routes.add(new Route("POST", "/metrics/events", Mounted.VERSIONED, MetricEvents::accept));
        sandboxes(world, json, new Creation(world, json, pools), routes);
        reading(world, routes);
        snapshots(new SnapshotRoutes(world), routes);
        pools(pools, routes);
        return List.copyOf(routes);
    }

    private static void sandboxes(World world, SandboxJson json, Creation creation, List<Route> routes) {
        SandboxPages pages = new SandboxPages(world, json);
        Lifecycle lifecycle = new Lifecycle(world);
        routes.add(Route.of("POST", "/sandboxes", creation::create));
        routes.add(Route.of("GET", "/sandboxes", pages::list));
        routes.add(Route.of("GET", "/sandboxes/{id}", call -> json.reply(world.sandbox(call.id()))));
        routes.add(Route.of("DELETE", "/sandboxes/{id}", lifecycle::delete));
        routes.add(Route.of("PATCH", "/sandboxes/{id}/metadata", new MetadataPatch(world, json)::patch));
        routes.add(Route.of("POST", "/sandboxes/{id}/pause", lifecycle::pause));
        routes.add(Route.of("POST", "/sandboxes/{id}/resume", lifecycle::resume));
        routes.add(Route.of("POST", "/sandboxes/{id}/renew-expiration", new Renewal(world)::renew));
    }

    private static void reading(World world, List<Route> routes) {
        Endpoints endpoints = new Endpoints(world);
        SandboxProxy proxy = new SandboxProxy(world);
        Diagnostics diagnostics = new Diagnostics(world);
        routes.add(Route.of("GET", "/sandboxes/{id}/endpoints/{port}", endpoints::get));
        routes.add(Route.of("*", "/sandboxes/{id}/proxy/{port}", proxy::answer));
        routes.add(Route.of("*", "/sandboxes/{id}/proxy/{port}/**", proxy::answer));
        routes.add(Route.of("GET", "/sandboxes/{id}/diagnostics/logs", diagnostics::logs));
        routes.add(Route.of("GET", "/sandboxes/{id}/diagnostics/events", diagnostics::events));
        routes.add(Route.of("GET", "/sandboxes/{id}/diagnostics/inspect", diagnostics::inspect));
        routes.add(Route.of("GET", "/sandboxes/{id}/diagnostics/summary", diagnostics::inspect));
    }

    private static void snapshots(SnapshotRoutes snapshots, List<Route> routes) {
        routes.add(Route.of("POST", "/sandboxes/{id}/snapshots", snapshots::create));
        routes.add(Route.of("GET", "/snapshots", snapshots::list));
        routes.add(Route.of("GET", "/snapshots/{id}", snapshots::get));
        routes.add(Route.of("DELETE", "/snapshots/{id}", snapshots::delete));
    }

    private static void pools(Pools pools, List<Route> routes) {
        routes.add(Route.of("POST", "/pools", pools::create));
        routes.add(Route.of("GET", "/pools", pools::list));
        routes.add(Route.of("GET", "/pools/{id}", pools::read));
        routes.add(Route.of("PUT", "/pools/{id}", pools::resize));
        routes.add(Route.of("DELETE", "/pools/{id}", pools::delete));
    }

    private static Reply single(String name, String value) {
        return Reply.json(
                200,
                json -> json.writeStartObject().writeStringProperty(name, value).writeEndObject());
    }
}
