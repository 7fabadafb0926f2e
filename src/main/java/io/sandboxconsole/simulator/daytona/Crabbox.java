package io.sandboxconsole.simulator.daytona;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Generates the labels of Crabbox's leases, in every kind that operators meet: live, stale, kept, overdue, brokered,
/// damaged.
final class Crabbox {

    private static final List<String> ADJECTIVES = List.of("swift", "quiet", "amber", "brave", "misty", "lucky");
    private static final List<String> ANIMALS = List.of("crab", "otter", "heron", "lynx", "finch", "newt");

    private final SplittableRandom random;

    Crabbox(SplittableRandom random) {
        this.random = random;
    }

    static boolean isLease(DaytonaSandbox sandbox) {
        return sandbox.labels().containsKey("crabbox");
    }

    /// Makes a lease of this sandbox; the number selects its kind, so that a fleet has all of them.
    DaytonaSandbox lease(DaytonaSandbox sandbox, int number, Instant now) {
        boolean brokered = number % 4 == 1;
        boolean stale = number % 4 == 2;
        Instant created = sandbox.times().created();
        Instant touched = stale ? created : now.minusSeconds(random.nextInt(1_200));
        Map<String, String> labels = labels(created, touched.isBefore(created) ? created : touched);
        labels.put("keep", String.valueOf(number % 7 == 3));
        String name = "crabbox-%s-%08x".formatted(labels.get("slug"), random.nextInt());
        labels.put("lease_name", name);
        DaytonaSandbox named = sandbox.withName(name);
        if (brokered) {
            return broker(named, labels);
        }
        labels.put("idle_timeout", labels.getOrDefault("idle_timeout_secs", "1800"));
        damage(labels, number);
        // A stale lease was last used when it was last touched, so that there is no reason to keep it.
        DaytonaSandbox used = stale ? named.active(touched).withState("stopped", "stopped", touched) : named;
        DaytonaSandbox direct = used.withLabels(labels)
                .withNetwork(new DaytonaSandbox.Network(true, false, null, null))
                .withIntervals(new DaytonaSandbox.Intervals(30, 10_080, -1, 0, null));
        return stale ? direct : direct.active(now.minusSeconds(random.nextInt(600)));
    }

    private DaytonaSandbox broker(DaytonaSandbox sandbox, Map<String, String> labels) {
        labels.put(
                "owner",
                List.of("jane_acme.example", "crabbox-internal-prewarm").get(random.nextInt(2)));
        labels.put("state", "leased");
        labels.put("work_root", "home_daytona_crabbox");
        return sandbox.withLabels(labels).withIntervals(new DaytonaSandbox.Intervals(0, 10_080, -1, 0, null));
    }

    private Map<String, String> labels(Instant created, Instant touched) {
        Duration ttl = Duration.ofMinutes(90);
        Duration idle = Duration.ofMinutes(30);
        Instant byIdle = touched.plus(idle);
        Instant byTtl = created.plus(ttl);
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("crabbox", "true");
        labels.put("created_by", "crabbox");
        labels.put("provider", "daytona");
        labels.put("lease", "cbx_%012x".formatted(random.nextLong() & 0xFFFFFFFFFFFFL));
        labels.put(
                "slug",
                ADJECTIVES.get(random.nextInt(ADJECTIVES.size())) + "-" + ANIMALS.get(random.nextInt(ANIMALS.size())));
        labels.put("state", "ready");
        labels.put("created_at", String.valueOf(created.getEpochSecond()));
        labels.put("last_touched_at", String.valueOf(touched.getEpochSecond()));
        labels.put("expires_at", String.valueOf((byIdle.isBefore(byTtl) ? byIdle : byTtl).getEpochSecond()));
        labels.put("ttl_secs", String.valueOf(ttl.toSeconds()));
        labels.put("idle_timeout_secs", String.valueOf(idle.toSeconds()));
        labels.put("class", "unknown");
        labels.put("profile", "unknown");
        labels.put("provider_key", "unknown");
        labels.put("server_type", "snapshot");
        labels.put("target", "linux");
        labels.put("work_root", "/home/daytona/crabbox");
        return labels;
    }

    private static void damage(Map<String, String> labels, int number) {
        if (number % 9 == 7) {
            labels.put("lease", "cbx_ABC");
        } else if (number % 9 == 8) {
            labels.put("expires_at", "soon");
            labels.remove("provider");
        }
    }
}
