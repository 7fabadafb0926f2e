package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.Route;
import io.sandboxconsole.simulator.engine.Route.Mounted;
import java.util.ArrayList;
import java.util.List;

/// Lists every route of the OpenSandbox server.
final class OpenSandboxRoutes {

    private OpenSandboxRoutes() {}

    static List<Route> of(EngineState state) {
        SandboxJson json = new SandboxJson(state.runtime());
        Pools pools = new Pools(state);
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("GET", "/health", Mounted.ROOT, call -> single("status", "healthy")));
        routes.add(new Route("GET", "/version", Mounted.ROOT, call -> single("version", "0.2.2-simulated")));
        routes.add(new Route("POST", "/metrics/events", Mounted.VERSIONED, MetricEvents::accept));
        Templates templates = new Templates(state);
        NetworkPolicies policies = new NetworkPolicies(state);
        CreateRules rules = new CreateRules(state, pools, templates);
        sandboxes(state, json, new Creation(state, json, rules, policies), routes);
        reading(state, routes);
        snapshots(new SnapshotRoutes(state), routes);
        templates(templates, routes);
        policies(policies, routes);
        pools(pools, routes);
        return List.copyOf(routes);
    }

    private static void sandboxes(EngineState state, SandboxJson json, Creation creation, List<Route> routes) {
        SandboxPages pages = new SandboxPages(state, json);
        Lifecycle lifecycle = new Lifecycle(state);
        routes.add(Route.of("POST", "/sandboxes", creation::create));
        routes.add(Route.of("GET", "/sandboxes", pages::list));
        routes.add(Route.of("GET", "/sandboxes/{id}", call -> json.reply(state.sandbox(call.id()))));
        routes.add(Route.of("DELETE", "/sandboxes/{id}", lifecycle::delete));
        routes.add(Route.of("PATCH", "/sandboxes/{id}/metadata", new MetadataPatch(state, json)::patch));
        routes.add(Route.of("POST", "/sandboxes/{id}/pause", lifecycle::pause));
        routes.add(Route.of("POST", "/sandboxes/{id}/resume", lifecycle::resume));
        routes.add(Route.of("POST", "/sandboxes/{id}/renew-expiration", new Renewal(state)::renew));
    }

    private static void reading(EngineState state, List<Route> routes) {
        Endpoints endpoints = new Endpoints(state);
        SandboxProxy proxy = new SandboxProxy(state);
        Diagnostics diagnostics = new Diagnostics(state);
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

    private static void templates(Templates templates, List<Route> routes) {
        routes.add(Route.of("POST", "/templates", templates::create));
        routes.add(Route.of("GET", "/templates", templates::list));
        routes.add(Route.of("GET", "/templates/{id}", templates::get));
        routes.add(Route.of("DELETE", "/templates/{id}", templates::delete));
    }

    private static void policies(NetworkPolicies policies, List<Route> routes) {
        routes.add(Route.of("GET", "/sandboxes/{id}/networkpolicy", policies::read));
        routes.add(Route.of("PUT", "/sandboxes/{id}/networkpolicy", policies::replace));
        routes.add(Route.of("PATCH", "/sandboxes/{id}/networkpolicy", policies::patch));
        routes.add(Route.of("DELETE", "/sandboxes/{id}/networkpolicy", policies::delete));
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
