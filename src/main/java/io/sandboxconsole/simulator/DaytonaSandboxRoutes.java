package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaRoute.Access;
import java.util.ArrayList;
import java.util.List;

/// The routes about sandboxes: what each needs, what counts it and what the audit log calls it.
final class DaytonaSandboxRoutes {

    private static final String WRITE = "write:sandboxes";
    private static final String LIFECYCLE = "sandbox-lifecycle";

    private DaytonaSandboxRoutes() {}

    static List<DaytonaRoute> of(DaytonaWorld world) {
        DaytonaSandboxJson json = new DaytonaSandboxJson(world.behaviour());
        List<DaytonaRoute> routes = new ArrayList<>();
        sandboxes(world, json, routes);
        lifecycle(new DaytonaLifecycle(world, json), new DaytonaResizing(world, json), routes);
        copies(new DaytonaCopies(world, json), routes);
        attributes(new DaytonaAttributes(world, json), routes);
        doors(new DaytonaDoors(json), routes);
        return routes;
    }

    private static void sandboxes(DaytonaWorld world, DaytonaSandboxJson json, List<DaytonaRoute> routes) {
        DaytonaListing listing = new DaytonaListing(world, json);
        DaytonaCreation creation = new DaytonaCreation(world, json);
        routes.add(DaytonaRoute.get("/sandbox", listing::list));
        routes.add(DaytonaRoute.get("/sandbox/paginated", listing::paginated));
        routes.add(DaytonaRoute.post("/sandbox", creation::create)
                .needing(WRITE)
                .throttled("sandbox-create")
                .audited("create", "sandbox"));
        routes.add(DaytonaRoute.get("/sandbox/{id}", call -> json.single(call.sandbox())));
    }

    private static void lifecycle(DaytonaLifecycle lifecycle, DaytonaResizing resizing, List<DaytonaRoute> routes) {
        routes.add(DaytonaRoute.of("DELETE", "/sandbox/{id}", Access.ANYBODY, lifecycle::delete)
                .needing("delete:sandboxes")
                .throttled(LIFECYCLE)
                .audited("delete", "sandbox"));
        DaytonaRoute start = DaytonaRoute.post("/sandbox/{id}/start", lifecycle::start);
        DaytonaRoute stop = DaytonaRoute.post("/sandbox/{id}/stop", lifecycle::stop);
        DaytonaRoute pause = DaytonaRoute.post("/sandbox/{id}/pause", lifecycle::pause);
        DaytonaRoute archive = DaytonaRoute.post("/sandbox/{id}/archive", lifecycle::archive);
        DaytonaRoute recover = DaytonaRoute.post("/sandbox/{id}/recover", lifecycle::recover);
        DaytonaRoute resize = DaytonaRoute.post("/sandbox/{id}/resize", resizing::resize);
        routes.add(change(start.throttled(LIFECYCLE), "start"));
        routes.add(change(stop.throttled(LIFECYCLE), "stop"));
        routes.add(change(pause.throttled(LIFECYCLE), "pause"));
        routes.add(change(archive.throttled(LIFECYCLE), "archive"));
        routes.add(change(recover.throttled(LIFECYCLE), "recover"));
        routes.add(change(resize.throttled(LIFECYCLE), "resize"));
    }

    private static void copies(DaytonaCopies copies, List<DaytonaRoute> routes) {
        routes.add(change(DaytonaRoute.post("/sandbox/{id}/fork", copies::fork).throttled("sandbox-create"), "fork"));
        routes.add(change(DaytonaRoute.post("/sandbox/{id}/snapshot", copies::snapshot), "snapshot"));
        routes.add(change(DaytonaRoute.post("/sandbox/{id}/backup", copies::backup), "create_backup"));
        routes.add(DaytonaRoute.get("/sandbox/{id}/forks", copies::forks));
        routes.add(DaytonaRoute.get("/sandbox/{id}/parent", copies::parent));
        routes.add(DaytonaRoute.get("/sandbox/{id}/ancestors", copies::ancestors));
    }

    private static void attributes(DaytonaAttributes attributes, List<DaytonaRoute> routes) {
        DaytonaRoute labels = DaytonaRoute.of("PUT", "/sandbox/{id}/labels", Access.ANYBODY, attributes::labels);
        DaytonaRoute open = DaytonaRoute.post("/sandbox/{id}/public/{open}", attributes::open);
        DaytonaRoute stop = DaytonaRoute.post("/sandbox/{id}/autostop/{minutes}", attributes::stopAfter);
        DaytonaRoute archive = DaytonaRoute.post("/sandbox/{id}/autoarchive/{minutes}", attributes::archiveAfter);
        DaytonaRoute delete = DaytonaRoute.post("/sandbox/{id}/autodelete/{minutes}", attributes::deleteAfter);
        DaytonaRoute pause = DaytonaRoute.post("/sandbox/{id}/autopause/{minutes}", attributes::pauseAfter);
        DaytonaRoute end = DaytonaRoute.post("/sandbox/{id}/ttl/{minutes}", attributes::endAfter);
        DaytonaRoute network = DaytonaRoute.post("/sandbox/{id}/network-settings", attributes::network);
        routes.add(change(labels, "replace_labels"));
        routes.add(change(open, "update_public_status"));
        routes.add(change(stop, "set_auto_stop_interval"));
        routes.add(change(archive, "set_auto_archive_interval"));
        routes.add(change(delete, "set_auto_delete_interval"));
        routes.add(change(pause, "set_auto_pause_interval"));
        routes.add(change(end, "set_ttl"));
        routes.add(change(network, "update_network_settings"));
        routes.add(DaytonaRoute.post("/sandbox/{id}/last-activity", attributes::activity));
    }

    private static void doors(DaytonaDoors doors, List<DaytonaRoute> routes) {
        String ssh = "/sandbox/{id}/ssh-access";
        String signed = "/sandbox/{id}/ports/{port}/signed-preview-url";
        routes.add(DaytonaRoute.get("/sandbox/ssh-access/validate", doors::validateSsh));
        routes.add(change(DaytonaRoute.post(ssh, doors::createSsh), "create_ssh_access"));
        routes.add(change(DaytonaRoute.of("DELETE", ssh, Access.ANYBODY, doors::revokeSsh), "revoke_ssh_access"));
        routes.add(DaytonaRoute.get("/sandbox/{id}/ports/{port}/preview-url", doors::preview));
        routes.add(DaytonaRoute.get(signed, doors::signedPreview));
        routes.add(DaytonaRoute.post(signed + "/{token}/expire", doors::expireSigned));
        routes.add(DaytonaRoute.get("/preview/{token}/{port}/sandbox-id", doors::ofSigned));
        routes.add(DaytonaRoute.get("/sandbox/{id}/toolbox-proxy-url", doors::toolbox));
        routes.add(DaytonaRoute.get("/sandbox/{id}/build-logs-url", doors::buildLogs));
    }

    private static DaytonaRoute change(DaytonaRoute route, String action) {
        return route.needing(WRITE).audited(action, "sandbox");
    }
}
