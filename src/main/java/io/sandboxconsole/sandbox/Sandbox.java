package io.sandboxconsole.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sandbox as its engine reported it. A value: fetch again, never mutate.
///
/// `createdAt` is absent when the engine states none, `expiresAt` when the sandbox never expires; `owner` and `team`
/// are label tokens. Every text except the id
/// of the connection comes from outside and may hold anything.
public record Sandbox(
        SandboxId id,
        SandboxStatus status,
        Creator creator,
        @Nullable String owner,
        @Nullable String team,
        Source source,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        List<String> entrypoint,
        @Nullable Platform platform,
        Map<String, String> metadata,
        EngineAttributes attributes) {

    /// The metadata key that by convention holds a display name.
    public static final String NAME_KEY = "name";

    public Sandbox {
        entrypoint = List.copyOf(entrypoint);
        metadata = Map.copyOf(metadata);
    }

    /// A sandbox of an engine that reports no [EngineAttributes].
    public Sandbox(
            SandboxId id,
            SandboxStatus status,
            Creator creator,
            @Nullable String owner,
            @Nullable String team,
            Source source,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt,
            List<String> entrypoint,
            @Nullable Platform platform,
            Map<String, String> metadata) {
        this(
                id,
                status,
                creator,
                owner,
                team,
                source,
                createdAt,
                expiresAt,
                entrypoint,
                platform,
                metadata,
                EngineAttributes.NONE);
    }

    /// The image, build or snapshot that a sandbox was made from.
    public sealed interface Source {

        /// A container image's reference.
        record Image(String uri) implements Source {}

        /// An image that a Dockerfile of several steps was built on: the sandbox has more than it.
        record Built(String base) implements Source {}

        /// A snapshot of another sandbox.
        record Snapshot(String id) implements Source {}

        /// The engine does not report it.
        record Unstated() implements Source {}

        /// The image's reference, also that of a build's base, or the snapshot's id; empty when unstated.
        default String text() {
            return switch (this) {
                case Image(String uri) -> uri;
                case Built(String base) -> base;
                case Snapshot(String id) -> id;
                case Unstated() -> "";
            };
        }
    }

    /// The operating system and processor architecture a sandbox runs on.
    public record Platform(String os, String arch) {}

    public SandboxState state() {
        return status.state();
    }

    /// The display name, if the sandbox carries one, or else the engine's own name for it.
    public Optional<String> name() {
        return Optional.ofNullable(metadata.get(NAME_KEY))
                .filter(name -> !name.isBlank())
                .or(() -> Optional.ofNullable(attributes.name()));
    }

    /// The display name, or the engine's id when there is none.
    public String title() {
        return name().orElse(id.value());
    }

    /// The same sandbox, in its state since `moment`.
    public Sandbox since(Instant moment) {
        return withStatus(new SandboxStatus(status.state(), status.reason(), status.message(), moment));
    }

    /// The same sandbox in another status.
    public Sandbox withStatus(SandboxStatus other) {
        return new Sandbox(
                id,
                other,
                creator,
                owner,
                team,
                source,
                createdAt,
                expiresAt,
                entrypoint,
                platform,
                metadata,
                attributes);
    }

    /// The same sandbox, attributed to `creator`.
    public Sandbox createdBy(Creator creator) {
        return with(creator, source, attributes);
    }

    /// The same sandbox with other attributes.
    public Sandbox withAttributes(EngineAttributes attributes) {
        return with(creator, source, attributes);
    }

    public Sandbox madeFrom(Source source) {
        return with(creator, source, attributes);
    }

    private Sandbox with(Creator creator, Source source, EngineAttributes attributes) {
        return new Sandbox(
                id,
                status,
                creator,
                owner,
                team,
                source,
                createdAt,
                expiresAt,
                entrypoint,
                platform,
                metadata,
                attributes);
    }
}
