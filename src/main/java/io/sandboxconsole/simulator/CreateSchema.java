package io.sandboxconsole.simulator;

import java.util.List;
import java.util.Set;

/// The shape of a create request: everything that the engine answers with 422.
final class CreateSchema {

    private static final long SHORTEST_TIMEOUT = 60;

    private final Checker checker = new Checker();
    private final Spot body;

    private CreateSchema(Spot body) {
        this.body = body;
    }

    static void check(Spot body) {
        CreateSchema schema = new CreateSchema(body);
        schema.image();
        schema.simpleMembers();
        schema.platform();
        schema.network();
        VolumeSchema.check(body.child("volumes"), schema.checker);
        if (schema.checker.clean()) {
            schema.combinations();
        }
        schema.checker.finish();
    }

    private void image() {
        Spot image = body.child("image");
        if (checker.object(image, false)) {
            checker.requiredText(image, "uri");
            Spot auth = image.child("auth");
            if (checker.object(auth, false)) {
                checker.requiredText(auth, "username");
                checker.requiredText(auth, "password");
            }
        }
    }

    private void simpleMembers() {
        checker.text(body.child("snapshotId"));
        checker.whole(body.child("timeout"), SHORTEST_TIMEOUT, Long.MAX_VALUE);
        for (String map : List.of("resourceLimits", "resourceRequests", "metadata", "extensions")) {
            checker.texts(body.child(map), false);
        }
        checker.texts(body.child("env"), true);
        checker.textList(body.child("entrypoint"));
        checker.flag(body.child("secureAccess"));
    }

    private void platform() {
        Spot platform = body.child("platform");
        if (checker.object(platform, false)) {
            checker.requiredText(platform, "os");
            checker.requiredText(platform, "arch");
        }
    }

    private void network() {
        Spot policy = body.child("networkPolicy");
        if (checker.object(policy, false)) {
            choice(policy.child("defaultAction"));
            for (Spot rule : policy.child("egress").items()) {
                checker.requiredText(rule, "action");
                checker.requiredText(rule, "target");
                choice(rule.child("action"));
            }
        }
        Spot proxy = body.child("credentialProxy");
        if (checker.object(proxy, false)) {
            checker.flag(proxy.child("enabled"));
        }
    }

    private void choice(Spot spot) {
        if (spot.given() && !Set.of("allow", "deny").contains(spot.node().asString())) {
            checker.report("literal_error", spot, "This should be 'allow' or 'deny'");
        }
    }

    private void combinations() {
        boolean image = !body.child("image").child("uri").node().asString("").isBlank();
        boolean snapshot = !body.child("snapshotId").node().asString("").isBlank();
        if (body.child("extensions").child("poolRef").given()) {
            if (snapshot) {
                checker.broken(body, "A sandbox from a pool cannot be restored from a snapshot.");
            }
            return;
        }
        if (body.child("credentialProxy").child("enabled").node().asBoolean(false)
                && !body.child("networkPolicy").given()) {
            checker.broken(body, "credentialProxy needs a networkPolicy.");
        } else if (image == snapshot) {
            checker.broken(body, "Give either image or snapshotId.");
        } else if (image && !body.child("entrypoint").given()) {
            checker.broken(body, "An image needs an entrypoint.");
        } else if (!body.child("resourceLimits").given()) {
            checker.broken(body, "resourceLimits is required.");
        }
    }
}
