package io.sandboxconsole.simulator.opensandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Invents the events of a sandbox, oldest first.
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
        lines.addAll(healthChecks(sandbox));
        String reason = String.valueOf(sandbox.status().reason());
        lines.add("%s %s %s %s"
                .formatted(
                        sandbox.status().lastTransitionAt(),
                        sandbox.is("Failed") ? "Warning" : "Normal",
                        reason,
                        sandbox.status().state()));
        return lines;
    }

    private static List<String> healthChecks(SimulatedSandbox sandbox) {
        int checks = Math.floorMod(sandbox.id().hashCode(), MOST_HEALTH_CHECKS);
        return IntStream.range(0, checks)
                .mapToObj(check -> "%s Normal health_status healthy"
                        .formatted(sandbox.createdAt().plusSeconds(30L * check)))
                .toList();
    }
}
