package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One sandbox of a simulated engine at one moment; immutable, each `with` method returns a changed copy.
public record SimulatedSandbox(
        String id,
        Instant createdAt,
        Origin origin,
        Status status,
        @Nullable Instant expiresAt,
        Map<String, String> metadata) {

    public SimulatedSandbox {
        metadata = ordered(metadata);
    }

    /// The origin of a sandbox, which never changes.
    ///
    /// @param labels the metadata given at creation, with the labels of the image
    public record Origin(
            @Nullable String image,
            @Nullable String snapshotId,
            List<String> entrypoint,
            @Nullable Platform platform,
            Map<String, String> extensions,
            Map<String, String> labels,
            boolean secured) {

        public Origin {
            entrypoint = List.copyOf(entrypoint);
            extensions = ordered(extensions);
            labels = ordered(labels);
        }
    }

    /// The operating system and processor architecture of a sandbox.
    public record Platform(String os, String arch) {}

    /// The state of a sandbox or snapshot, with the engine's reason and message.
    public record Status(
            String state, @Nullable String reason, @Nullable String message, Instant lastTransitionAt) {}

    /// Returns a running sandbox with a fresh id, no expiry and one metadata entry, its name.
    public static SimulatedSandbox running(String name, Instant createdAt) {
        Map<String, String> metadata = Map.of("name", name);
        Origin origin = new Origin("python:3.12", null, List.of("sleep", "infinity"), null, Map.of(), metadata, false);
        return new SimulatedSandbox(
                UUID.randomUUID().toString(),
                createdAt,
                origin,
                StateNames.of(SimulatedRuntime.DOCKER).status("Running", createdAt),
                null,
                metadata);
    }

    public SimulatedSandbox withId(String value) {
        return new SimulatedSandbox(value, createdAt, origin, status, expiresAt, metadata);
    }

    public SimulatedSandbox withOrigin(Origin value) {
        return new SimulatedSandbox(id, createdAt, value, status, expiresAt, metadata);
    }

    public SimulatedSandbox withStatus(Status value) {
        return new SimulatedSandbox(id, createdAt, origin, value, expiresAt, metadata);
    }

    public SimulatedSandbox withExpiry(@Nullable Instant value) {
        return new SimulatedSandbox(id, createdAt, origin, status, value, metadata);
    }

    public SimulatedSandbox withMetadata(Map<String, String> value) {
        return new SimulatedSandbox(id, createdAt, origin, status, expiresAt, value);
    }

    /// Adds or replaces one metadata entry.
    public SimulatedSandbox withMetadata(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(metadata);
        changed.put(key, value);
        return withMetadata(changed);
    }

    boolean is(String state) {
        return status.state().equals(state);
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
