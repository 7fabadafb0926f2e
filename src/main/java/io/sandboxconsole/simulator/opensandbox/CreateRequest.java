package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.JsonBody;
import io.sandboxconsole.simulator.engine.Request;
import io.sandboxconsole.simulator.engine.RequestValidator;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Platform;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A create request of valid shape.
record CreateRequest(FieldPath body) {

    static CreateRequest of(Request request) {
        FieldPath body = FieldNames.byAlias(JsonBody.of(request));
        CreateSchema.check(body);
        return new CreateRequest(body);
    }

    @Nullable
    String image() {
        return text(body.child("image").child("uri"));
    }

    @Nullable
    String snapshotId() {
        return text(body.child("snapshotId"));
    }

    @Nullable
    String templateId() {
        return text(body.child("templateId"));
    }

    @Nullable
    String poolRef() {
        return text(body.child("extensions").child("poolRef"));
    }

    @Nullable
    Long timeout() {
        FieldPath timeout = body.child("timeout");
        return timeout.given() ? RequestValidator.number(timeout.node()) : null;
    }

    @Nullable
    Platform platform() {
        FieldPath platform = body.child("platform");
        return platform.given() ? new Platform(lowered(platform, "os"), lowered(platform, "arch")) : null;
    }

    Map<String, String> metadata() {
        return texts("metadata");
    }

    Map<String, String> extensions() {
        return texts("extensions");
    }

    /// Returns the requested command, empty when there is none.
    List<String> entrypoint() {
        return body.child("entrypoint").node().values().stream()
                .map(JsonNode::asString)
                .toList();
    }

    boolean secureAccess() {
        return body.child("secureAccess").node().asBoolean(false);
    }

    private Map<String, String> texts(String name) {
        return Json.texts(body.child(name).node());
    }

    private static String lowered(FieldPath parent, String name) {
        return parent.child(name).node().asString().strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(FieldPath path) {
        String text = path.given() ? path.node().asString() : "";
        return text.isBlank() ? null : text;
    }
}
