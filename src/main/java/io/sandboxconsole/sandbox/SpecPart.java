package io.sandboxconsole.sandbox;

import java.util.EnumSet;
import java.util.Set;

/// A part of a [SandboxSpec] that not every engine supports.
public enum SpecPart {
    /// A custom command, also for a snapshot.
    ENTRYPOINT,
    /// A lifetime that ends at a fixed time.
    TIMEOUT,
    PLATFORM,
    NETWORK_RULES,
    VOLUMES,
    REGISTRY_LOGIN,
    /// Resources other than those of the snapshot.
    SNAPSHOT_RESOURCES,
    DISK,
    REGION,
    INTERVALS,
    OPEN_PORTS;

    /// The parts that an engine for containers supports.
    public static final Set<SpecPart> USUAL = Set.copyOf(
            EnumSet.of(ENTRYPOINT, TIMEOUT, PLATFORM, NETWORK_RULES, VOLUMES, REGISTRY_LOGIN, SNAPSHOT_RESOURCES));
}
