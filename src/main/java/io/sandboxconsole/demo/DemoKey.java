package io.sandboxconsole.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An API key of the demo; its value is no secret.
///
/// @param owner the person of a personal key
/// @param creates the owner that the simulated fleet states for this key's sandboxes; null for a key without sandboxes
record DemoKey(
        String value,
        String name,
        String role,
        @Nullable String team,
        @Nullable String owner,
        @Nullable String creates,
        boolean deleted) {

    static final List<DemoKey> OF_TEAMS = List.of(
            new DemoKey(
                    "sck_demo_ci_pipeline", "CI-Pipeline-Key", "service", "platform", null, "ci-pipeline-key", false),
            new DemoKey(
                    "sck_demo_research", "Research-Nightly", "service", "research", null, "research-nightly", false),
            new DemoKey("sck_demo_staging_ci", "Staging-CI", "service", "platform", null, "staging-ci", true));

    static final List<DemoKey> OF_PEOPLE =
            DemoPerson.ALL.stream().map(DemoKey::personal).toList();

    static DemoKey personal(DemoPerson person) {
        return new DemoKey(
                "sck_demo_" + person.username().replace('-', '_'),
                person.username() + "-laptop",
                switch (person.role()) {
                    case "admin" -> "lead";
                    case "auditor" -> "viewer";
                    default -> person.role();
                },
                null,
                person.username(),
                null,
                false);
    }

    /// Derived from the value, so that a key keeps its id across restarts.
    UUID id() {
        return UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds the settings that seed these keys.
    static void addSettings(boolean people, Map<String, Object> settings) {
        List<DemoKey> keys =
                people ? Stream.concat(OF_TEAMS.stream(), OF_PEOPLE.stream()).toList() : OF_TEAMS;
        IntStream.range(0, keys.size())
                .forEach(index -> keys.get(index).add("console.api-keys.seeds[%d].".formatted(index), settings));
    }

    private void add(String prefix, Map<String, Object> settings) {
        settings.put(prefix + "id", id().toString());
        settings.put(prefix + "name", name);
        settings.put(prefix + "role", role);
        settings.put(prefix + "value", value);
        settings.put(prefix + "deleted", String.valueOf(deleted));
        if (team != null) {
            settings.put(prefix + "team", team);
        }
        if (owner != null) {
            settings.put(prefix + "owner", owner);
        }
    }
}
