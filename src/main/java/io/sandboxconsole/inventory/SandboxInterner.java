package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.ValueInterner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Interns the parts of sandboxes: an engine's response contains `team-1` a thousand times. Safe for use by several
/// threads.
public final class SandboxInterner {

    /// Keys come from outside.
    private static final int MOST_KINDS = 1_000;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final Map.Entry<String, String>[] NO_LABELS = new Map.Entry[0];

    private final ValueInterner values = new ValueInterner();

    private final Map<String, String> kinds = new ConcurrentHashMap<>();

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

    /// Straight into the form that a sandbox keeps, which copies any other.
    private Map<String, String> metadata(Map<String, String> metadata) {
        List<Map.Entry<String, String>> shared = new ArrayList<>(metadata.size());
        metadata.forEach((key, value) -> {
            String known = values.shared("key", key);
            shared.add(Map.entry(known, values.shared(kind(known), value)));
        });
        return Map.ofEntries(shared.toArray(NO_LABELS));
    }

    /// The kind of a label's values, without making its name for each of them.
    private String kind(String key) {
        String known = kinds.get(key);
        if (known != null) {
            return known;
        }
        String made = "label." + key;
        if (kinds.size() < MOST_KINDS) {
            kinds.put(key, made);
        }
        return made;
    }
}
