package io.sandboxconsole.simulator;

import io.sandboxconsole.simulator.DaytonaDirectory.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The keys that the simulated organizations begin with: pipelines, a broker, one that may only read, and two of one
/// person that end alike.
final class DaytonaKeys {

    /// The last digits of a key of jonas that was deleted; its acts are still in the audit log.
    static final String DELETED_SUFFIX = "b07";

    private static final List<String> SANDBOXES = List.of("write:sandboxes", "delete:sandboxes");

    private DaytonaKeys() {}

    static void usual(DaytonaDirectory directory, Instant founded) {
        directory.add(key("maria", "console", DaytonaDirectory.USUAL_KEY, DaytonaPermissions.ALL, founded));
        directory.add(made(directory, "jonas", "ci-pipeline-key", "1c4", SANDBOXES, founded));
        directory.add(made(directory, "aiko", "research-nightly", "5e9", SANDBOXES, founded));
        directory.add(made(directory, "aiko", "notebooks-a", "d3f", SANDBOXES, founded));
        directory.add(made(directory, "aiko", "notebooks-b", "d3f", SANDBOXES, founded));
        directory.add(made(directory, "maria", "crabbox-broker", "8a2", SANDBOXES, founded));
        directory.add(key("maria", "without-audit", "sim-daytona-sandboxes-key", SANDBOXES, founded));
        directory.add(key("samuel", "readonly", "sim-daytona-readonly-key", List.of(), founded));
        directory.add(key("samuel", "auditor", "sim-daytona-audit-key", List.of("read:audit_logs"), founded));
        directory.add(new Key(
                DaytonaDirectory.SANDPIT,
                "priya",
                "sandpit",
                "sim-daytona-sandpit-key",
                DaytonaPermissions.ALL,
                founded,
                null,
                new AtomicReference<>()));
    }

    private static Key made(
            DaytonaDirectory directory, String user, String name, String suffix, List<String> permissions, Instant at) {
        return key(user, name, directory.value(suffix), permissions, at.plus(Duration.ofDays(3)));
    }

    private static Key key(String user, String name, String value, List<String> permissions, Instant created) {
        return new Key(DaytonaDirectory.ACME, user, name, value, permissions, created, null, new AtomicReference<>());
    }
}
