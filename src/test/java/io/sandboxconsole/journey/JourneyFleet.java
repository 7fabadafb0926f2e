package io.sandboxconsole.journey;

import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Adds the sandboxes that journeys choose by name, in states that nothing but a journey changes, to the generated
/// fleet. They are there before the console reads its first listing, so that none of them arrives in an open list.
@TestConfiguration(proxyBeanMethods = false)
class JourneyFleet {

    /// A running OpenSandbox sandbox to look at; journeys leave it as it is.
    static final String RUNNING = "agent-review-orders";

    /// A failed OpenSandbox sandbox with a status message of several lines.
    static final String FAILED = "ci-build-orders";

    /// A running OpenSandbox sandbox that one journey deletes.
    static final String DOOMED = "agent-triage-orders";

    /// A running OpenSandbox sandbox that one journey tries to delete and may not.
    static final String GUARDED = "agent-bench-orders";

    /// Two running OpenSandbox sandboxes, the newer one first.
    static final String NEWER = "nightly-orders-2";

    static final String OLDER = "nightly-orders-1";

    /// A running Daytona container without a lease.
    static final String CONTAINER = "notebook-orders-41";

    /// A Daytona container that Crabbox leased directly and does not keep.
    static final String LEASE = "crabbox-calm-gull-00c0ffee";

    /// The value of the metadata key `run-id` that only the older one of them has.
    static final String RUN = "84907";

    private static final String MESSAGE = """
            The container ended with code 1.
            FileNotFoundError: [Errno 2] No such file or directory: '/workspace/config.yaml'""";

    @Bean
    InitializingBean journeySandboxes(Simulator simulator) {
        return () -> {
            addToOpenSandbox(simulator);
            addToDaytona(simulator);
        };
    }

    private static void addToOpenSandbox(Simulator simulator) {
        var fleet = simulator.fleet();
        var now = Instant.now();
        fleet.add(running(OLDER, now.minusSeconds(50)).withMetadata("run-id", RUN));
        fleet.add(running(NEWER, now.minusSeconds(40)));
        fleet.add(running(GUARDED, now.minusSeconds(30)));
        fleet.add(running(DOOMED, now.minusSeconds(20)));
        String failed = fleet.add(running(FAILED, now.minusSeconds(10)));
        fleet.transition(failed, "Failed", "CONTAINER_EXITED_ERROR", MESSAGE);
        // Of what never expires no life can be renewed.
        fleet.add(running(RUNNING, now).withExpiry(now.plus(Duration.ofHours(6))));
    }

    private static void addToDaytona(Simulator simulator) {
        var daytona = simulator.daytona();
        var now = Instant.now();
        daytona.fleet().ids().forEach(id -> daytona.fleet().change(id, JourneyFleet::lastingLonger));
        var container = DaytonaSandbox.started(CONTAINER, daytona.organization(), now);
        daytona.fleet().add(container.withIntervals(new DaytonaSandbox.Intervals(0, 10_080, -1, 0, null)));
        var lease = DaytonaSandbox.started(LEASE, daytona.organization(), now);
        daytona.fleet()
                .add(lease.withLabels(leaseLabels(now))
                        .withNetwork(new DaytonaSandbox.Network(true, false, null, null))
                        .withIntervals(new DaytonaSandbox.Intervals(30, 10_080, -1, 0, null)));
    }

    /// Some of the generated ones would stop by themselves after five minutes, in the middle of a slow run.
    private static DaytonaSandbox lastingLonger(DaytonaSandbox sandbox) {
        var given = sandbox.intervals();
        int stop = given.stop() > 0 ? given.stop() + 240 : 0;
        return sandbox.withIntervals(
                new DaytonaSandbox.Intervals(stop, given.archive(), given.delete(), given.pause(), given.destroyAt()));
    }

    private static SimulatedSandbox running(String name, Instant created) {
        return SimulatedSandbox.running(name, created)
                .withMetadata("access.team", "platform")
                .withMetadata("access.owner", "operator")
                .withMetadata("env", "ci");
    }

    private static Map<String, String> leaseLabels(Instant now) {
        var idle = Duration.ofMinutes(30);
        var life = Duration.ofMinutes(90);
        Map<String, String> labels = new HashMap<>();
        labels.put("crabbox", "true");
        labels.put("created_by", "crabbox");
        labels.put("provider", "daytona");
        labels.put("lease", "cbx_0123456789ab");
        labels.put("lease_name", LEASE);
        labels.put("slug", "calm-gull");
        labels.put("state", "ready");
        labels.put("keep", "false");
        labels.put("created_at", String.valueOf(now.getEpochSecond()));
        labels.put("last_touched_at", String.valueOf(now.getEpochSecond()));
        labels.put("expires_at", String.valueOf(now.plus(idle).getEpochSecond()));
        labels.put("ttl_secs", String.valueOf(life.toSeconds()));
        labels.put("idle_timeout_secs", String.valueOf(idle.toSeconds()));
        labels.put("idle_timeout", String.valueOf(idle.toSeconds()));
        labels.put("class", "unknown");
        labels.put("profile", "unknown");
        labels.put("provider_key", "unknown");
        labels.put("server_type", "snapshot");
        labels.put("target", "linux");
        labels.put("work_root", "/home/daytona/crabbox");
        return labels;
    }
}
