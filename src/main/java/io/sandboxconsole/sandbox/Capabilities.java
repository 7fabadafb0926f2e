package io.sandboxconsole.sandbox;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The actions and features of an engine, regardless of a sandbox's state, and its known limits.
///
/// @param engine the engine's name for people, such as `OpenSandbox`
/// @param maximumTimeout the longest life a new sandbox may be given, where known
/// @param parts the parts that a new sandbox's specification may hold
/// @param reserved the names that the engine reserves
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

    /// An engine that takes the usual parts and reserves no names.
    public Capabilities(
            String engine,
            Set<SandboxAction> actions,
            boolean signedEndpoints,
            boolean pools,
            Duration minimumTimeout,
            @Nullable Duration maximumTimeout) {
        this(engine, actions, signedEndpoints, pools, minimumTimeout, maximumTimeout, SpecPart.USUAL);
    }

    /// An engine that reserves no names.
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
