package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.RequestValidator;
import java.util.List;
import java.util.Set;

/// Validates the shape of a create request: every error that the engine answers with 422.
final class CreateSchema {

    private static final long SHORTEST_TIMEOUT = 60;

    private static final List<String> SHAPING = List.of(
            "image",
            "snapshotId",
            "entrypoint",
            "env",
            "resourceLimits",
            "resourceRequests",
            "volumes",
            "platform",
            "credentialProxy",
            "lifecycle");

    private final RequestValidator requestValidator = new RequestValidator();
    private final FieldPath body;

    private CreateSchema(FieldPath body) {
        this.body = body;
    }

    static void check(FieldPath body) {
        CreateSchema schema = new CreateSchema(body);
        schema.image();
        schema.simpleMembers();
        schema.platform();
        schema.network();
        VolumeSchema.check(body.child("volumes"), schema.requestValidator);
        if (schema.requestValidator.clean()) {
            schema.combinations();
        }
        schema.requestValidator.finish();
    }

    private void image() {
        FieldPath image = body.child("image");
        if (requestValidator.object(image, false)) {
            requestValidator.requiredText(image, "uri");
            FieldPath auth = image.child("auth");
            if (requestValidator.object(auth, false)) {
                requestValidator.requiredText(auth, "username");
                requestValidator.requiredText(auth, "password");
            }
        }
    }

    private void simpleMembers() {
        requestValidator.text(body.child("snapshotId"));
        requestValidator.text(body.child("templateId"));
        requestValidator.whole(body.child("timeout"), SHORTEST_TIMEOUT, Long.MAX_VALUE);
        for (String map : List.of("resourceLimits", "resourceRequests", "metadata", "extensions")) {
            requestValidator.texts(body.child(map), false);
        }
        requestValidator.texts(body.child("env"), true);
        requestValidator.textList(body.child("entrypoint"));
        requestValidator.flag(body.child("secureAccess"));
    }

    private void platform() {
        FieldPath platform = body.child("platform");
        if (requestValidator.object(platform, false)) {
            requestValidator.requiredText(platform, "os");
            requestValidator.requiredText(platform, "arch");
        }
    }

    private void network() {
        FieldPath policy = body.child("networkPolicy");
        if (requestValidator.object(policy, false)) {
            choice(policy.child("defaultAction"));
            for (FieldPath rule : policy.child("egress").items()) {
                requestValidator.requiredText(rule, "action");
                requestValidator.requiredText(rule, "target");
                choice(rule.child("action"));
            }
        }
        FieldPath proxy = body.child("credentialProxy");
        if (requestValidator.object(proxy, false)) {
            requestValidator.flag(proxy.child("enabled"));
        }
    }

    private void choice(FieldPath path) {
        if (path.given() && !Set.of("allow", "deny").contains(path.node().asString())) {
            requestValidator.report("literal_error", path, "This should be 'allow' or 'deny'");
        }
    }

    /// The workload is the template's, so nothing that shapes it may be given.
    private void template() {
        List<String> conflicts = SHAPING.stream()
                .filter(name -> body.child(name).given())
                .sorted()
                .toList();
        if (!conflicts.isEmpty()) {
            requestValidator.broken(
                    body, "templateId cannot be combined with %s.".formatted(String.join(", ", conflicts)));
        } else if (!body.child("timeout").given()) {
            requestValidator.broken(body, "A sandbox from a template needs a timeout.");
        }
    }

    private void combinations() {
        if (!body.child("templateId").node().asString("").isBlank()) {
            template();
            return;
        }
        boolean image = !body.child("image").child("uri").node().asString("").isBlank();
        boolean snapshot = !body.child("snapshotId").node().asString("").isBlank();
        if (body.child("extensions").child("poolRef").given()) {
            if (snapshot) {
                requestValidator.broken(body, "A sandbox from a pool cannot be restored from a snapshot.");
            }
            return;
        }
        if (body.child("credentialProxy").child("enabled").node().asBoolean(false)
                && !body.child("networkPolicy").given()) {
            requestValidator.broken(body, "credentialProxy needs a networkPolicy.");
        } else if (image == snapshot) {
            requestValidator.broken(body, "Give either image or snapshotId.");
        } else if (image && !body.child("entrypoint").given()) {
            requestValidator.broken(body, "An image needs an entrypoint.");
        } else if (!body.child("resourceLimits").given()) {
            requestValidator.broken(body, "resourceLimits is required.");
        }
    }
}
