package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.CheckedRoute.Access;
import java.util.ArrayList;
import java.util.List;

/// Lists the routes about sandboxes, each with its permission, throttler and audit action.
final class SandboxRoutes {

    private static final String WRITE = "write:sandboxes";
    private static final String LIFECYCLE = "sandbox-lifecycle";

    private SandboxRoutes() {}

    static List<CheckedRoute> of(EngineState engineState) {
        SandboxJson json = new SandboxJson(engineState.behaviour());
        List<CheckedRoute> routes = new ArrayList<>();
        sandboxes(engineState, json, routes);
        lifecycle(new Lifecycle(engineState, json), routes);
        copies(new Copies(engineState, json), routes);
        attributes(new Attributes(engineState, json), routes);
        accesses(new SandboxAccesses(json), routes);
        return routes;
    }

    private static void sandboxes(EngineState engineState, SandboxJson json, List<CheckedRoute> routes) {
        Listing listing = new Listing(engineState, json);
        Creation creation = new Creation(engineState, json);
        routes.add(CheckedRoute.get("/sandbox", listing::list));
        routes.add(CheckedRoute.get("/sandbox/paginated", listing::paginated));
        routes.add(CheckedRoute.post("/sandbox", creation::create)
                .needing(WRITE)
                .throttled("sandbox-create")
                .audited("create", "sandbox"));
        routes.add(CheckedRoute.get("/sandbox/{id}", call -> json.single(call.sandbox())));
    }

    private static void lifecycle(Lifecycle lifecycle, List<CheckedRoute> routes) {
        routes.add(CheckedRoute.of("DELETE", "/sandbox/{id}", Access.ANYBODY, lifecycle::delete)
                .needing("delete:sandboxes")
                .throttled(LIFECYCLE)
                .audited("delete", "sandbox"));
        CheckedRoute start = CheckedRoute.post("/sandbox/{id}/start", lifecycle::start);
        CheckedRoute stop = CheckedRoute.post("/sandbox/{id}/stop", lifecycle::stop);
        CheckedRoute pause = CheckedRoute.post("/sandbox/{id}/pause", lifecycle::pause);
        CheckedRoute archive = CheckedRoute.post("/sandbox/{id}/archive", lifecycle::archive);
        CheckedRoute recover = CheckedRoute.post("/sandbox/{id}/recover", lifecycle::recover);
        CheckedRoute resize = CheckedRoute.post("/sandbox/{id}/resize", lifecycle::resize);
        routes.add(change(start.throttled(LIFECYCLE), "start"));
        routes.add(change(stop.throttled(LIFECYCLE), "stop"));
        routes.add(change(pause.throttled(LIFECYCLE), "pause"));
        routes.add(change(archive.throttled(LIFECYCLE), "archive"));
        routes.add(change(recover.throttled(LIFECYCLE), "recover"));
        routes.add(change(resize.throttled(LIFECYCLE), "resize"));
    }

    private static void copies(Copies copies, List<CheckedRoute> routes) {
        routes.add(change(CheckedRoute.post("/sandbox/{id}/fork", copies::fork).throttled("sandbox-create"), "fork"));
        routes.add(change(CheckedRoute.post("/sandbox/{id}/snapshot", copies::snapshot), "snapshot"));
        routes.add(change(CheckedRoute.post("/sandbox/{id}/backup", copies::backup), "create_backup"));
        routes.add(CheckedRoute.get("/sandbox/{id}/forks", copies::forks));
        routes.add(CheckedRoute.get("/sandbox/{id}/parent", copies::parent));
        routes.add(CheckedRoute.get("/sandbox/{id}/ancestors", copies::ancestors));
    }

    private static void attributes(Attributes attributes, List<CheckedRoute> routes) {
        CheckedRoute labels = CheckedRoute.of("PUT", "/sandbox/{id}/labels", Access.ANYBODY, attributes::labels);
        CheckedRoute open = CheckedRoute.post("/sandbox/{id}/public/{open}", attributes::open);
        CheckedRoute stop = CheckedRoute.post("/sandbox/{id}/autostop/{minutes}", attributes::stopAfter);
        CheckedRoute archive = CheckedRoute.post("/sandbox/{id}/autoarchive/{minutes}", attributes::archiveAfter);
        CheckedRoute delete = CheckedRoute.post("/sandbox/{id}/autodelete/{minutes}", attributes::deleteAfter);
        CheckedRoute pause = CheckedRoute.post("/sandbox/{id}/autopause/{minutes}", attributes::pauseAfter);
        CheckedRoute end = CheckedRoute.post("/sandbox/{id}/ttl/{minutes}", attributes::endAfter);
        CheckedRoute network = CheckedRoute.post("/sandbox/{id}/network-settings", attributes::network);
        routes.add(change(labels, "replace_labels"));
        routes.add(change(open, "update_public_status"));
        routes.add(change(stop, "set_auto_stop_interval"));
        routes.add(change(archive, "set_auto_archive_interval"));
        routes.add(change(delete, "set_auto_delete_interval"));
        routes.add(change(pause, "set_auto_pause_interval"));
        routes.add(change(end, "set_ttl"));
        routes.add(change(network, "update_network_settings"));
        routes.add(CheckedRoute.post("/sandbox/{id}/last-activity", attributes::activity));
    }

    private static void accesses(SandboxAccesses accesses, List<CheckedRoute> routes) {
        String ssh = "/sandbox/{id}/ssh-access";
        String signed = "/sandbox/{id}/ports/{port}/signed-preview-url";
        routes.add(CheckedRoute.get("/sandbox/ssh-access/validate", accesses::validateSsh));
        routes.add(change(CheckedRoute.post(ssh, accesses::createSsh), "create_ssh_access"));
        routes.add(change(CheckedRoute.of("DELETE", ssh, Access.ANYBODY, accesses::revokeSsh), "revoke_ssh_access"));
        routes.add(CheckedRoute.get("/sandbox/{id}/ports/{port}/preview-url", accesses::preview));
        routes.add(CheckedRoute.get(signed, accesses::signedPreview));
        routes.add(CheckedRoute.post(signed + "/{token}/expire", accesses::expireSigned));
        routes.add(CheckedRoute.get("/preview/{token}/{port}/sandbox-id", accesses::ofSigned));
        routes.add(CheckedRoute.get("/sandbox/{id}/toolbox-proxy-url", accesses::toolbox));
        routes.add(CheckedRoute.get("/sandbox/{id}/build-logs-url", accesses::buildLogs));
    }

    private static CheckedRoute change(CheckedRoute route, String action) {
        return route.needing(WRITE).audited(action, "sandbox");
    }
}
