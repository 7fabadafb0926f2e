package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.SimulatedSandbox.Platform;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A create request whose shape has been checked.
record CreateRequest(Spot body) {

    static CreateRequest of(Request request) {
        Spot body = JsonBody.of(request);
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
    String poolRef() {
        return text(body.child("extensions").child("poolRef"));
    }

    @Nullable
    Long timeout() {
        Spot timeout = body.child("timeout");
        return timeout.given() ? Checker.number(timeout.node()) : null;
    }

    @Nullable
    Platform platform() {
        Spot platform = body.child("platform");
        return platform.given() ? new Platform(lowered(platform, "os"), lowered(platform, "arch")) : null;
    }

    Map<String, String> metadata() {
        return texts("metadata");
    }

    Map<String, String> extensions() {
        return texts("extensions");
    }

    /// The command as asked for, empty when none was.
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

    private static String lowered(Spot parent, String name) {
        return parent.child(name).node().asString().strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(Spot spot) {
        String text = spot.given() ? spot.node().asString() : "";
        return text.isBlank() ? null : text;
    }
}
