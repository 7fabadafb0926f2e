package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Intervals;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Origin;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Size;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Times;
import io.sandboxconsole.simulator.daytona.account.Directory;
import io.sandboxconsole.simulator.fleet.FleetMetadata;
import io.sandboxconsole.simulator.fleet.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// Generates lifelike Daytona sandboxes; equal seeds make equal fleets relative to the same moment.
final class FleetGenerator {

    private static final double OLDEST_SECONDS = Duration.ofDays(25).toSeconds();
    private static final int LEASES_IN_A_HUNDRED = 12;

    private final EngineState engineState;
    private final SplittableRandom random;
    private final FleetMetadata metadata;
    private final Crabbox crabbox;
    private final FleetCreators creators;
    private int leases;

    FleetGenerator(EngineState engineState, long seed) {
        this.engineState = engineState;
        this.random = new SplittableRandom(seed + 1);
        this.metadata =
                new FleetMetadata(new Teams(engineState.settings().fleet().teams()), random);
        this.crabbox = new Crabbox(random);
        this.creators = new FleetCreators(engineState, random);
    }

    int choose(int bound) {
        return random.nextInt(bound);
    }

    void populate(int size, Instant now) {
        List<DaytonaSandbox> fleet = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            double seconds = Math.pow(OLDEST_SECONDS, random.nextDouble());
            Instant created = now.minusMillis((long) (seconds * 1_000));
            DaytonaSandbox sandbox = sandbox(created, now);
            boolean lease = random.nextInt(100) < LEASES_IN_A_HUNDRED;
            fleet.add(lease ? crabbox.lease(sandbox.withState("started", "started", created), leases++, now) : sandbox);
        }
        fleet.sort(Comparator.comparing(sandbox -> sandbox.times().created()));
        fleet.forEach(this::enter);
    }

    /// Adds a sandbox just created by a pipeline or a person.
    void newborn(Instant now) {
        enter(sandbox(now, now).withState("started", "started", now));
    }

    // Two generated names may be equal, which the engine would reject.
    private void enter(DaytonaSandbox sandbox) {
        String organization = sandbox.origin().organization();
        boolean taken = engineState.store().named(organization, sandbox.name()).isPresent();
        DaytonaSandbox entered =
                taken ? sandbox.withName(sandbox.name() + "-" + sandbox.id().substring(0, 6)) : sandbox;
        engineState.add(entered, entered.times().created());
        creators.record(entered);
    }

    private DaytonaSandbox sandbox(Instant created, Instant now) {
        String id =
                new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63)).toString();
        Map<String, String> labels = metadata.next(created);
        String name = labels.remove("name");
        DaytonaStatus status = status(created, now);
        Instant activity = now.minusSeconds(random.nextInt(600));
        boolean used = status.state().equals("started");
        Origin origin = origin();
        return new DaytonaSandbox(
                id,
                String.valueOf(name),
                origin,
                labels,
                possible(status, origin),
                intervals(used),
                size(),
                new DaytonaSandbox.Network(random.nextInt(12) == 0, random.nextInt(20) == 0, null, null),
                status.state().equals("archived") ? "Completed" : "None",
                new Times(created, status.since(), used && activity.isAfter(created) ? activity : status.since()));
    }

    private Origin origin() {
        boolean elsewhere = random.nextInt(25) == 0;
        boolean built = random.nextInt(8) == 0;
        String sandboxClass = List.of(
                        "container", "container", "container", "container", "linux-vm", "windows", "android")
                .get(built ? 0 : random.nextInt(7));
        return new Origin(
                elsewhere ? Directory.SANDPIT : Directory.ACME,
                built ? null : snapshot(sandboxClass),
                built ? "FROM python:3.12\nRUN pip install pytest\n" : null,
                sandboxClass,
                random.nextInt(4) == 0 ? "eu" : "us",
                "daytona",
                random.nextInt(3) == 0 ? Map.of("STAGE", "ci", "API_TOKEN", "sim-env-secret") : Map.of(),
                null,
                null);
    }

    private String snapshot(String sandboxClass) {
        return switch (sandboxClass) {
            case "linux-vm" -> "daytona-vm";
            case "windows" -> "daytona-windows";
            default -> List.of(Snapshots.USUAL, "acme-ci", "acme-agents").get(random.nextInt(3));
        };
    }

    private Size size() {
        int cpu = 1 << random.nextInt(3);
        return new Size(cpu, 0, null, cpu * 2, 3 + random.nextInt(8));
    }

    // No generated sandbox is due at once: a running one was just used, a resting one stopped within the last two days.
    private Intervals intervals(boolean running) {
        int stop = List.of(0, 0, 15, 30, 60, 240).get(random.nextInt(6));
        int delete = running && random.nextInt(5) == 0 ? 0 : random.nextInt(6) == 0 ? 4_320 : -1;
        return new Intervals(stop, CreateRequest.archive(10_080), delete, 0, null);
    }

    private DaytonaStatus status(Instant created, Instant now) {
        int share = random.nextInt(1000);
        Instant rest = now.minusSeconds(random.nextInt(172_800));
        Instant since = rest.isBefore(created) ? created : rest;
        if (share < 560) {
            return new DaytonaStatus("started", "started", null, false, created);
        } else if (share < 780) {
            return new DaytonaStatus("stopped", "stopped", null, false, since);
        } else if (share < 850) {
            return new DaytonaStatus("archived", "archived", null, false, since);
        } else if (share < 910) {
            boolean recoverable = random.nextInt(3) == 0;
            return new DaytonaStatus("error", "started", failure(), recoverable, since);
        } else if (share < 930) {
            return new DaytonaStatus("build_failed", "started", "The build ended with code 1", false, since);
        } else if (share < 950) {
            return new DaytonaStatus("paused", "paused", null, false, since);
        }
        // Some hang in a transition for hours, and one state is in no specification.
        String hanging = List.of("starting", "restoring", "archiving", "unknown", "hibernating")
                .get(random.nextInt(5));
        return new DaytonaStatus(hanging, hanging.equals("archiving") ? "archived" : "started", null, false, since);
    }

    // A class that cannot pause has stopped instead.
    private static DaytonaStatus possible(DaytonaStatus status, Origin origin) {
        return status.state().equals("paused") && !origin.isVirtualMachine()
                ? new DaytonaStatus("stopped", "stopped", null, false, status.since())
                : status;
    }

    private String failure() {
        return List.of(
                        Creation.START_FAILURE,
                        "Failed to pull image: unexpected status 403 Forbidden",
                        "Timeout while starting sandbox <b>daemon</b>")
                .get(random.nextInt(3));
    }
}
