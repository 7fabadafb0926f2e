package io.sandboxconsole.sandbox;

import java.util.EnumSet;
import java.util.Set;

/// A part of a [SandboxSpec] that not every engine takes.
public enum SpecPart {
    /// A command of one's own, also for a snapshot.
    ENTRYPOINT,
    /// A life that ends at a time.
    TIMEOUT,
    PLATFORM,
    NETWORK_RULES,
    VOLUMES,
    REGISTRY_LOGIN,
    /// Resources other than those of the snapshot that the sandbox starts from.
    SNAPSHOT_RESOURCES,
    DISK,
    REGION,
    INTERVALS,
    OPEN_PORTS;

    /// What an engine takes that runs containers.
    public static final Set<SpecPart> USUAL = Set.copyOf(
            EnumSet.of(ENTRYPOINT, TIMEOUT, PLATFORM, NETWORK_RULES, VOLUMES, REGISTRY_LOGIN, SNAPSHOT_RESOURCES));
}
