package io.sandboxconsole.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Invents what happened to a sandbox, oldest first.
final class SandboxEvents {

    private static final int MOST_HEALTH_CHECKS = 70;

    private SandboxEvents() {}

    static List<String> of(SimulatedSandbox sandbox, boolean docker) {
        Instant created = sandbox.createdAt();
        String image = sandbox.origin().image() == null
                ? "snapshot " + sandbox.origin().snapshotId()
                : sandbox.origin().image();
        List<String> lines = new ArrayList<>();
        lines.add("%s Normal %s %s".formatted(created, docker ? "create" : "Scheduled", image));
        lines.add("%s Normal %s %s".formatted(created.plusMillis(800), docker ? "pull" : "Pulled", image));
        lines.add("%s Normal %s execd listens on 44772"
                .formatted(created.plusMillis(1200), docker ? "start" : "Started"));
        int checks = Math.floorMod(sandbox.id().hashCode(), MOST_HEALTH_CHECKS);
        for (int check = 0; check < checks; check++) {
            lines.add("%s Normal health_status healthy".formatted(created.plusSeconds(30L * check)));
        }
        String reason = String.valueOf(sandbox.status().reason());
        lines.add("%s %s %s %s"
                .formatted(
                        sandbox.status().lastTransitionAt(),
                        sandbox.is("Failed") ? "Warning" : "Normal",
                        reason,
                        sandbox.status().state()));
        return lines;
    }
}
