package io.sandboxconsole.sandbox.spec;

import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Platform;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The specification of a sandbox to create. Holds secrets (`env`, registry password): never printed.
///
/// `timeout` is absent for a sandbox that never expires.
public record SandboxSpec(
        Origin origin,
        List<String> entrypoint,
        @Nullable Duration timeout,
        Map<String, String> resources,
        Map<String, String> env,
        Map<String, String> metadata,
        @Nullable Platform platform,
        @Nullable NetworkPolicy network,
        List<Volume> volumes,
        Options options) {

    private static final String MASK = "***";

    public SandboxSpec {
        entrypoint = List.copyOf(entrypoint);
        resources = Map.copyOf(resources);
        env = Map.copyOf(env);
        metadata = Map.copyOf(metadata);
        volumes = List.copyOf(volumes);
    }

    /// A sandbox without engine-specific options.
    public SandboxSpec(
            Origin origin,
            List<String> entrypoint,
            @Nullable Duration timeout,
            Map<String, String> resources,
            Map<String, String> env,
            Map<String, String> metadata,
            @Nullable Platform platform,
            @Nullable NetworkPolicy network,
            List<Volume> volumes) {
        this(origin, entrypoint, timeout, resources, env, metadata, platform, network, volumes, Options.NONE);
    }

    /// Options that only some engines support.
    ///
    /// @param region the region to run in; the engine's choice when absent
    /// @param intervals automatic actions; the engine's usual intervals when absent
    /// @param openPorts whether the ports are public
    public record Options(@Nullable String region, @Nullable Intervals intervals, boolean openPorts) {

        /// No option set.
        public static final Options NONE = new Options(null, null, false);
    }

    /// A sandbox without volumes.
    public SandboxSpec(
            Origin origin,
            List<String> entrypoint,
            @Nullable Duration timeout,
            Map<String, String> resources,
            Map<String, String> env,
            Map<String, String> metadata,
            @Nullable Platform platform,
            @Nullable NetworkPolicy network) {
        this(origin, entrypoint, timeout, resources, env, metadata, platform, network, List.of());
    }

    /// The image or snapshot to create it from.
    public sealed interface Origin {

        /// An image, with credentials when its registry asks for them.
        record Image(String uri, @Nullable RegistryLogin login) implements Origin {}

        /// A snapshot.
        record Snapshot(String id) implements Origin {}
    }

    /// Credentials for an image registry.
    public record RegistryLogin(String username, String password) {

        @Override
        public String toString() {
            return "RegistryLogin[username=%s, password=•••]".formatted(username);
        }
    }

    /// The connections that the sandbox may open.
    public record NetworkPolicy(boolean allowByDefault, List<Rule> egress) {

        public NetworkPolicy {
            egress = List.copyOf(egress);
        }

        /// Whether connections to `target`, a domain or `*.domain`, are allowed.
        public record Rule(boolean allow, String target) {}
    }

    /// Storage that outlives the sandbox, or is shared with others.
    ///
    /// @param mountPath the path inside the sandbox
    /// @param subPath the part of it to mount; all of it when absent
    public record Volume(
            String name,
            Source source,
            String mountPath,
            boolean readOnly,
            @Nullable String subPath) {

        /// The location of the storage.
        public sealed interface Source {}

        /// A folder of the sandbox's host.
        public record HostPath(String path) implements Source {}

        /// A named claim, which the engine creates where it is missing.
        public record Claim(String name) implements Source {}
    }

    public SandboxSpec withMetadata(Map<String, String> other) {
        return new SandboxSpec(origin, entrypoint, timeout, resources, env, other, platform, network, volumes, options);
    }

    /// The same specification with `***` in place of every secret.
    public SandboxSpec masked() {
        Map<String, String> hidden = new HashMap<>(env);
        hidden.replaceAll((_, _) -> MASK);
        var shown = origin instanceof Origin.Image(String uri, RegistryLogin login) && login != null
                ? new Origin.Image(uri, new RegistryLogin(login.username(), MASK))
                : origin;
        return new SandboxSpec(
                shown, entrypoint, timeout, resources, hidden, metadata, platform, network, volumes, options);
    }

    /// The requested display name, if any.
    @Nullable
    public String name() {
        return metadata.get(Sandbox.NAME_KEY);
    }

    @Override
    public String toString() {
        return "SandboxSpec[origin=%s, %d environment variables]".formatted(origin, env.size());
    }
}
