package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.fleet.FleetMetadata;
import io.sandboxconsole.simulator.fleet.Teams;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Origin;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Platform;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Generates lifelike sandboxes; equal seeds make equal fleets relative to the same moment.
final class FleetGenerator {

    private static final long SHORTEST_LIFE = Duration.ofMinutes(3).toSeconds();
    private static final double LONGEST_OVER_SHORTEST_LIFE = 4_000;
    private static final double OLDEST_SECONDS = Duration.ofDays(35).toSeconds();

    private final EngineState state;
    private final SplittableRandom random;
    private final FleetMetadata metadata;

    FleetGenerator(EngineState state, long seed) {
        this.state = state;
        this.random = new SplittableRandom(seed);
        this.metadata = new FleetMetadata(new Teams(state.settings().fleet().teams()), random);
    }

    /// Generates a fleet of every age, with the snapshots that some of it was restored from.
    List<SimulatedSandbox> fleet(int size, Instant now) {
        List<String> snapshots = size == 0 ? List.of() : snapshots(now);
        List<SimulatedSandbox> fleet = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            // Ages from seconds to weeks, as many below an hour as above.
            double seconds = Math.pow(OLDEST_SECONDS, random.nextDouble());
            Instant created = now.minusNanos((long) (seconds * 1e9)).truncatedTo(ChronoUnit.MICROS);
            boolean restored = random.nextInt(60) == 0;
            String snapshot = restored ? snapshots.get(random.nextInt(snapshots.size())) : null;
            SimulatedSandbox sandbox = sandbox(created, snapshot);
            fleet.add(sandbox.withStatus(status(sandbox)).withExpiry(expiry(created, now)));
        }
        return fleet;
    }

    /// Generates a sandbox just created by a pipeline or a person.
    SimulatedSandbox newborn(Instant now) {
        return sandbox(now, null).withExpiry(now.plusSeconds(life()));
    }

    Status failure(Instant at) {
        return FailureMessages.pick(state.stateNames(), at, random);
    }

    int choose(int bound) {
        return random.nextInt(bound);
    }

    private SimulatedSandbox sandbox(Instant created, @Nullable String snapshot) {
        String image = snapshot == null ? image() : null;
        Map<String, String> labels = metadata.next(created);
        if (state.docker() && state.settings().imageLabels()) {
            labels.putAll(Images.labels(image));
        }
        Platform platform = random.nextInt(4) == 0 ? new Platform("linux", "arm64") : new Platform("linux", "amd64");
        Origin origin = new Origin(image, snapshot, List.of("sleep", "infinity"), platform, Map.of(), labels, false);
        String id =
                new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63)).toString();
        return new SimulatedSandbox(id, created, origin, state.stateNames().status("Running", created), null, labels);
    }

    private String image() {
        return random.nextInt(50) == 0 ? Images.LABELLED : Images.USUAL.get(random.nextInt(Images.USUAL.size()));
    }

    private Status status(SimulatedSandbox sandbox) {
        int share = random.nextInt(1000);
        Instant at = sandbox.createdAt();
        StateNames words = state.stateNames();
        if (share < 760) {
            return words.status("Running", at);
        } else if (share < 840) {
            return words.status("Paused", at);
        } else if (share < 860) {
            return words.status("Pending", at);
        } else if (share < 930) {
            return failure(at.plusSeconds(40));
        } else if (share < 988) {
            return words.status("Terminated", at.plusSeconds(90));
        }
        return words.status(share < 994 ? "Unknown" : "Allocated", at);
    }

    // One in twelve never expires; the others expire in minutes to days.
    private @Nullable Instant expiry(Instant created, Instant now) {
        if (random.nextInt(12) == 0) {
            return null;
        }
        Instant whole = created.plusSeconds(life());
        return whole.isAfter(now.plusSeconds(SHORTEST_LIFE))
                ? whole
                : now.plusSeconds(life()).truncatedTo(ChronoUnit.SECONDS);
    }

    private long life() {
        return (long) (SHORTEST_LIFE * Math.pow(LONGEST_OVER_SHORTEST_LIFE, random.nextDouble()));
    }

    private List<String> snapshots(Instant now) {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("agent-base-warm", "notebook-with-data", "ci-cache", "release-candidate")) {
            Instant made = now.minus(Duration.ofHours(7L * (ids.size() + 1)));
            Status ready = new Status("Ready", "snapshot_runtime_ready", "The snapshot can be restored.", made);
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            state.snapshots()
                    .put(new Snapshot(
                            id,
                            new UUID(random.nextLong(), random.nextLong()).toString(),
                            name,
                            Map.of(),
                            ready,
                            made));
            ids.add(id);
        }
        return ids;
    }
}
