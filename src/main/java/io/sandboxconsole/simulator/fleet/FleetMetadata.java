package io.sandboxconsole.simulator.fleet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Generates the names and labels of sandboxes: creator, team and purpose.
public final class FleetMetadata {

    private static final List<String> TASKS =
            List.of("refactor", "triage", "upgrade-deps", "write-tests", "review", "migrate-db", "bench");
    private static final List<String> SUBJECTS =
            List.of("checkout", "churn-model", "search-ranking", "invoices", "embeddings", "eval-suite", "onboarding");
    private static final List<String> BRANCHES =
            List.of("main", "release-4.2", "feature-faster-search", "fix-1841-timeout", "renovate-jackson");
    private static final List<String> ENVIRONMENTS = List.of("dev", "dev", "ci", "ci", "ci", "staging", "prod");

    private final Teams teams;
    private final SplittableRandom random;
    private int run = 4_700;

    public FleetMetadata(Teams teams, SplittableRandom random) {
        this.teams = teams;
        this.random = random;
    }

    /// Returns the metadata of the next sandbox, of which about one in fifteen belongs to no team.
    public Map<String, String> next(Instant created) {
        Map<String, String> metadata = new LinkedHashMap<>();
        String team = teams.pick(random);
        String owner = teams.owner(team, random);
        name(owner, metadata);
        int share = random.nextInt(100);
        if (share >= 7) {
            metadata.put("access.team", team);
        }
        if (share >= 4) {
            metadata.put("access.owner", owner);
        }
        metadata.put("env", one(ENVIRONMENTS));
        if (random.nextInt(3) == 0) {
            metadata.put("created-on", created.toString().substring(0, 10));
        }
        return metadata;
    }

    private void name(String owner, Map<String, String> metadata) {
        run++;
        if (owner.endsWith("nightly")) {
            metadata.put("name", "nightly-%s-%d".formatted(one(SUBJECTS), run));
            metadata.put("purpose", "nightly-training");
            metadata.put("run-id", String.valueOf(run));
        } else if (owner.contains("ci")) {
            metadata.put("name", "ci-build-" + run);
            metadata.put("branch", one(BRANCHES));
            metadata.put("run-id", String.valueOf(run));
        } else if (random.nextBoolean()) {
            metadata.put("name", "agent-%s-%s".formatted(one(TASKS), one(SUBJECTS)));
            metadata.put("purpose", "coding-agent");
        } else {
            metadata.put("name", "notebook-%s-%d".formatted(one(SUBJECTS), random.nextInt(90) + 10));
            metadata.put("purpose", "exploration");
        }
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
