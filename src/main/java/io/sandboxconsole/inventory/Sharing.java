package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.Traits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets sandboxes share what is equal in them. An engine's answer holds `team-1` a thousand times; kept once it takes
/// less memory, and stays in the processor's cache while a hundred thousand rows are looked at. Used by one thread.
final class Sharing {

    /// What differs more than this, such as names, is not worth remembering.
    private static final int MOST_VALUES = 1_000;

    /// The kinds of values include metadata keys, which come from outside: they are limited too.
    private final Map<String, Map<Object, Object>> known = new HashMap<>();

    /// The same sandbox, made of shared parts.
    Sandbox shared(Sandbox sandbox) {
        return new Sandbox(
                new SandboxId(
                        one("connection", sandbox.id().connection()),
                        sandbox.id().value()),
                status(sandbox.status()),
                one("creator", sandbox.creator()),
                optional("label", sandbox.owner()),
                optional("label", sandbox.team()),
                one("source", sandbox.source()),
                sandbox.createdAt(),
                sandbox.expiresAt(),
                one("entrypoint", sandbox.entrypoint()),
                optional("platform", sandbox.platform()),
                metadata(sandbox.metadata()),
                traits(sandbox.traits()));
    }

    private SandboxStatus status(SandboxStatus status) {
        return new SandboxStatus(
                one("state", status.state()),
                optional("reason", status.reason()),
                optional("message", status.message()),
                status.lastTransitionAt());
    }

    private Traits traits(Traits traits) {
        return new Traits(
                traits.name(),
                optional("machine", traits.machine()),
                optional("region", traits.region()),
                optional("size", traits.size()),
                traits.lastActivityAt(),
                one("intervals", traits.intervals()),
                traits.openPorts(),
                traits.recoverable(),
                optional("backup", traits.backup()),
                traits.lease());
    }

    private Map<String, String> metadata(Map<String, String> metadata) {
        Map<String, String> shared = new HashMap<>();
        metadata.forEach((key, value) -> shared.put(one("key", key), one("label." + key, value)));
        return shared;
    }

    private <T> @Nullable T optional(String what, @Nullable T value) {
        return Optional.ofNullable(value).map(some -> one(what, some)).orElse(null);
    }

    @SuppressWarnings("unchecked")
    private <T> T one(String what, T value) {
        Map<Object, Object> values = known.get(what);
        if (values == null && known.size() < MOST_VALUES) {
            values = new HashMap<>();
            known.put(what, values);
        }
        if (values == null) {
            return value;
        }
        Object earlier = values.get(value);
        if (earlier == null && values.size() < MOST_VALUES) {
            values.put(value, value);
        }
        // Equal values of one kind are of one type.
        return earlier == null ? value : (T) earlier;
    }
}
