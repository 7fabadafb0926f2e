package io.sandboxconsole.simulator.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Draws the teams of a generated fleet and the people and keys that create sandboxes for them.
public final class Teams {

    private static final List<String> NAMES = List.of(
            "platform",
            "research",
            "payments",
            "data-science",
            "mobile",
            "security",
            "search",
            "growth",
            "billing",
            "infrastructure");
    /// An owner who is named twice has twice as many sandboxes.
    private static final Map<String, List<String>> KNOWN_OWNERS = Map.of(
            "platform", List.of("operator", "ci-pipeline-key", "operator", "lead", "staging-ci", "admin"),
            "research", List.of("operator-research", "research-nightly", "lead-research"));
    private static final List<String> PEOPLE =
            List.of("maria", "jonas", "aiko", "samuel", "priya", "lucas", "noor", "elena", "tomasz", "grace");

    private final List<String> names = new ArrayList<>();
    private final double[] upTo;

    public Teams(int count) {
        upTo = new double[Math.max(1, count)];
        double sum = 0;
        for (int rank = 0; rank < upTo.length; rank++) {
            names.add(rank < NAMES.size() ? NAMES.get(rank) : "team-%03d".formatted(rank + 1));
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
    }

    /// Draws a team, the first ones far more often than the last ones.
    String pick(SplittableRandom random) {
        double point = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        return names.get(found >= 0 ? found : -found - 1);
    }

    /// Draws a member of the team, or one of its keys.
    String owner(String team, SplittableRandom random) {
        List<String> known = KNOWN_OWNERS.get(team);
        if (known != null) {
            return known.get(random.nextInt(known.size()));
        }
        int choice = random.nextInt(4);
        return choice == 0
                ? team + "-ci"
                : PEOPLE.get(Math.floorMod(team.hashCode() + choice, PEOPLE.size())) + "-" + team;
    }
}
