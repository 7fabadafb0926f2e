package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.ValueInterner;
import java.util.HashMap;
import java.util.Map;

/// Interns the parts of sandboxes: an engine's response contains `team-1` a thousand times. Safe for use by several
/// threads.
public final class SandboxInterner {

    private final ValueInterner values = new ValueInterner();

    /// Returns an equal sandbox, made of shared parts.
    public Sandbox shared(Sandbox sandbox) {
        return new Sandbox(
                new SandboxId(
                        values.shared("connection", sandbox.id().connection()),
                        sandbox.id().value()),
                status(sandbox.status()),
                values.shared("creator", sandbox.creator()),
                values.sharedIfPresent("label", sandbox.owner()),
                values.sharedIfPresent("label", sandbox.team()),
                values.shared("source", sandbox.source()),
                sandbox.createdAt(),
                sandbox.expiresAt(),
                values.shared("entrypoint", sandbox.entrypoint()),
                values.sharedIfPresent("platform", sandbox.platform()),
                metadata(sandbox.metadata()),
                attributes(sandbox.attributes()));
    }

    private SandboxStatus status(SandboxStatus status) {
        return new SandboxStatus(
                values.shared("state", status.state()),
                values.sharedIfPresent("reason", status.reason()),
                values.sharedIfPresent("message", status.message()),
                status.lastTransitionAt());
    }

    private EngineAttributes attributes(EngineAttributes attributes) {
        return new EngineAttributes(
                attributes.name(),
                values.sharedIfPresent("machine", attributes.machine()),
                values.sharedIfPresent("region", attributes.region()),
                values.sharedIfPresent("size", attributes.size()),
                attributes.lastActivityAt(),
                values.shared("intervals", attributes.intervals()),
                attributes.openPorts(),
                attributes.recoverable(),
                values.sharedIfPresent("backup", attributes.backup()),
                attributes.lease());
    }

    private Map<String, String> metadata(Map<String, String> metadata) {
        Map<String, String> shared = new HashMap<>();
        metadata.forEach((key, value) -> shared.put(values.shared("key", key), values.shared("label." + key, value)));
        return shared;
    }
}
