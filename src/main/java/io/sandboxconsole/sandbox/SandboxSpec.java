package io.sandboxconsole.sandbox;

import io.sandboxconsole.sandbox.Sandbox.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a sandbox that does not exist yet shall be. Holds secrets (`env`, registry password): never printed.
///
/// `timeout` absent means that it never expires.
public record SandboxSpec(
        Origin origin,
        List<String> entrypoint,
        @Nullable Duration timeout,
        Map<String, String> resources,
        Map<String, String> env,
        Map<String, String> metadata,
        @Nullable Platform platform,
        @Nullable NetworkPolicy network) {

    public SandboxSpec {
        entrypoint = List.copyOf(entrypoint);
        resources = Map.copyOf(resources);
        env = Map.copyOf(env);
        metadata = Map.copyOf(metadata);
    }

    /// What to make it from.
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

    /// Where the sandbox may connect to.
    public record NetworkPolicy(boolean allowByDefault, List<Rule> egress) {

        public NetworkPolicy {
            egress = List.copyOf(egress);
        }

        /// Whether connections to `target`, a domain or `*.domain`, are allowed.
        public record Rule(boolean allow, String target) {}
    }

    SandboxSpec withMetadata(Map<String, String> other) {
        return new SandboxSpec(origin, entrypoint, timeout, resources, env, other, platform, network);
    }

    /// The display name asked for, if any.
    @Nullable
    String name() {
        return metadata.get(Sandbox.NAME_KEY);
    }

    @Override
    public String toString() {
        return "SandboxSpec[origin=%s, %d environment variables]".formatted(origin, env.size());
    }
}
