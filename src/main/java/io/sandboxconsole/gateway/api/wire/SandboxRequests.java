package io.sandboxconsole.gateway.api.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bodies of requests about sandboxes.
public interface SandboxRequests {

    /// A new sandbox, from an image or a snapshot.
    ///
    /// @param connection the connection to create it at; may be left out where there is only one
    /// @param team the team it is for, by name or label token; may be left out by a caller of one team
    /// @param name its display name
    /// @param image the reference of a container image
    /// @param registry the login of the image's registry
    /// @param snapshot the id of a snapshot, instead of an image
    /// @param entrypoint its command; an image needs one
    /// @param timeout how long it lives; left out, it never ends by itself
    /// @param resources what it may use, by resource: `cpu` and `memory`, `disk`, `gpu` where the engine knows them
    /// @param env its environment variables, which no answer repeats
    /// @param metadata its labels
    /// @param platform the system to run it on
    /// @param network where it may connect to
    /// @param volumes storage that outlives it
    /// @param region where to run it
    /// @param intervals after which the engine acts on it by itself
    /// @param openPorts whether its ports are open to the public
    record CreateSandbox(
            @Nullable String connection,
            @Nullable String team,
            @Nullable String name,
            @Nullable String image,
            @Nullable RegistryCredentials registry,
            @Nullable String snapshot,
            @Nullable List<String> entrypoint,
            @Nullable Duration timeout,
            @Nullable Map<String, String> resources,
            @Nullable Map<String, String> env,
            @Nullable Map<String, String> metadata,
            SandboxInfo.@Nullable SandboxPlatform platform,
            @Nullable NetworkRules network,
            @Nullable List<VolumeMount> volumes,
            @Nullable String region,
            @Nullable IntervalSettings intervals,
            @Nullable Boolean openPorts) {

        /// Names no secret.
        @Override
        public String toString() {
            return "CreateSandbox[connection=%s, team=%s, name=%s]".formatted(connection, team, name);
        }
    }

    /// The login of an image registry.
    record RegistryCredentials(String username, String password) {

        @Override
        public String toString() {
            return "RegistryCredentials[username=%s, password=•••]".formatted(username);
        }
    }

    /// Where a sandbox may connect to.
    ///
    /// @param allowByDefault whether it may connect to what no rule names
    /// @param egress the rules
    record NetworkRules(boolean allowByDefault, @Nullable List<EgressRule> egress) {}

    /// A rule about connections to `target`, a domain or `*.domain`.
    record EgressRule(boolean allow, String target) {}

    /// Storage in a sandbox: a `claim` or a `hostPath`.
    ///
    /// @param mountPath the path inside the sandbox
    /// @param subPath the part of the storage to mount
    record VolumeMount(
            String name,
            @Nullable String claim,
            @Nullable String hostPath,
            String mountPath,
            @Nullable Boolean readOnly,
            @Nullable String subPath) {}

    /// A new expiry: a time, or how long the sandbox lives from now.
    record RenewSandbox(
            @Nullable Instant expiresAt, @Nullable Duration lifetime) {}

    /// A change of metadata: entries to set and keys to remove; all others stay.
    record EditMetadata(
            @Nullable Map<String, String> set, @Nullable List<String> remove) {}

    /// A new size: processors, and GiB of memory and disk; what is left out stays.
    record ResizeSandbox(
            @Nullable Integer cpu,
            @Nullable Integer memory,
            @Nullable Integer disk) {}

    /// A copy of the sandbox; without a name it gets one.
    record ForkSandbox(@Nullable String name) {}

    /// A snapshot of the sandbox; without a name it gets none.
    record TakeSnapshot(@Nullable String name) {}

    /// Whether the ports are open to the public.
    record SetOpenPorts(boolean open) {}

    /// An access by SSH.
    ///
    /// @param lifetime how long it is valid: whole minutes, at most a day; an hour where it is left out
    record OpenSsh(@Nullable Duration lifetime) {}

    /// A request for the credentials of a port.
    ///
    /// @param throughEngine whether to go through the engine's own proxy
    /// @param signedUntil until when a signed address is valid; left out for one that is not signed
    record RevealEndpoint(
            @Nullable Boolean throughEngine, @Nullable Instant signedUntil) {}

    /// A lock on one sandbox.
    ///
    /// @param reason why, for those whom it stops
    /// @param until when it ends by itself; left out for a lock without an end
    /// @param expiresAt moves the sandbox's expiry as well, which a lock does not stop
    record LockSandbox(
            String reason,
            @Nullable Instant until,
            @Nullable Instant expiresAt) {}

    /// A lock on all sandboxes of a creator or with a label, also those to come.
    ///
    /// @param creator the id of the creator
    /// @param labelKey the key of the label, instead of a creator
    /// @param labelValue the value of the label
    /// @param team whose sandboxes; left out for those of all teams
    /// @param reason why, for those whom it stops
    /// @param until when it ends by itself; left out for a lock without an end
    record LockGroup(
            @Nullable String creator,
            @Nullable String labelKey,
            @Nullable String labelValue,
            @Nullable String team,
            String reason,
            @Nullable Instant until) {}

    /// Another reason and end of a lock. What it protects and who placed it stay.
    ///
    /// @param reason why, for those whom it stops
    /// @param until when it ends by itself; left out for a lock without an end
    record ChangeLock(String reason, @Nullable Instant until) {}
}
