package io.sandboxconsole.simulator.daytona.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Creates the simulated organizations' first keys: pipelines, a broker, a read-only one, and two of one person with
/// the same ending.
public final class FirstKeys {

    /// The last characters of a deleted key of jonas; its actions are still in the audit log.
    public static final String DELETED_SUFFIX = "b07";

    private static final List<String> SANDBOXES = List.of("write:sandboxes", "delete:sandboxes");

    private FirstKeys() {}

    static void usual(KeyRing ring, Instant founded) {
        ring.add(key("maria", "console", Directory.USUAL_KEY, Permissions.ALL, founded));
        ring.add(made(ring, "jonas", "ci-pipeline-key", "1c4", SANDBOXES, founded));
        ring.add(made(ring, "aiko", "research-nightly", "5e9", SANDBOXES, founded));
        ring.add(made(ring, "aiko", "notebooks-a", "d3f", SANDBOXES, founded));
        ring.add(made(ring, "aiko", "notebooks-b", "d3f", SANDBOXES, founded));
        ring.add(made(ring, "maria", "crabbox-broker", "8a2", SANDBOXES, founded));
        ring.add(key("maria", "without-audit", "sim-daytona-sandboxes-key", SANDBOXES, founded));
        ring.add(key("samuel", "readonly", "sim-daytona-readonly-key", List.of(), founded));
        ring.add(key("samuel", "auditor", "sim-daytona-audit-key", List.of("read:audit_logs"), founded));
        ring.add(new Key(
                Directory.SANDPIT,
                "priya",
                "sandpit",
                "sim-daytona-sandpit-key",
                Permissions.ALL,
                founded,
                null,
                new AtomicReference<>()));
    }

    private static Key made(
            KeyRing ring, String user, String name, String suffix, List<String> permissions, Instant at) {
        return key(user, name, ring.value(suffix), permissions, at.plus(Duration.ofDays(3)));
    }

    private static Key key(String user, String name, String value, List<String> permissions, Instant created) {
        return new Key(Directory.ACME, user, name, value, permissions, created, null, new AtomicReference<>());
    }
}
