package io.sandboxconsole.sandbox;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an engine can do at all, in some state or other, and the limits it is known to have.
///
/// @param engine the engine's name for people, such as `OpenSandbox`
/// @param maximumTimeout the longest life a new sandbox may be given, where known
/// @param parts what a new sandbox's specification may hold
/// @param reserved the names that the engine keeps for itself
public record Capabilities(
        String engine,
        Set<SandboxAction> actions,
        boolean signedEndpoints,
        boolean pools,
        Duration minimumTimeout,
        @Nullable Duration maximumTimeout,
        Set<SpecPart> parts,
        ReservedNames reserved) {

    public Capabilities {
        actions = Set.copyOf(actions);
        parts = Set.copyOf(parts);
    }

    /// An engine that takes what is usual, and keeps no names for itself.
    public Capabilities(
            String engine,
            Set<SandboxAction> actions,
            boolean signedEndpoints,
            boolean pools,
            Duration minimumTimeout,
            @Nullable Duration maximumTimeout) {
        this(engine, actions, signedEndpoints, pools, minimumTimeout, maximumTimeout, SpecPart.USUAL);
    }

    /// An engine that keeps no names for itself.
    public Capabilities(
            String engine,
            Set<SandboxAction> actions,
            boolean signedEndpoints,
            boolean pools,
            Duration minimumTimeout,
            @Nullable Duration maximumTimeout,
            Set<SpecPart> parts) {
        this(engine, actions, signedEndpoints, pools, minimumTimeout, maximumTimeout, parts, ReservedNames.NONE);
    }

    public boolean takes(SpecPart part) {
        return parts.contains(part);
    }
}
