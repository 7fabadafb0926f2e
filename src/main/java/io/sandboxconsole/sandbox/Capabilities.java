package io.sandboxconsole.sandbox;

import io.sandboxconsole.i18n.Message;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The actions and features of an engine, regardless of a sandbox's state, and its known limits.
///
/// @param engine the engine's name for people, such as `OpenSandbox`
/// @param maximumTimeout the longest life a new sandbox may be given, where known
/// @param parts the parts that a new sandbox's specification may hold
/// @param reserved the names that the engine reserves
/// @param automation what the engine does by itself where [SpecPart#INTERVALS] is a part
/// @param hints what a form says beside its fields
public record Capabilities(
        String engine,
        Set<SandboxAction> actions,
        boolean signedEndpoints,
        boolean pools,
        Duration minimumTimeout,
        @Nullable Duration maximumTimeout,
        Set<SpecPart> parts,
        ReservedNames reserved,
        Automation automation,
        InputHints hints) {

    public Capabilities {
        actions = Set.copyOf(actions);
        parts = Set.copyOf(parts);
    }

    /// The automatic acts of an engine.
    ///
    /// @param pauses whether it pauses sandboxes by itself
    /// @param usual the intervals of a new sandbox for which none are stated, as a sentence
    public record Automation(boolean pauses, Message usual) {

        /// No intervals.
        public static final Automation NONE = new Automation(false, Message.quoted(""));
    }

    /// The notation and the limits of an engine's inputs, each a few words for people.
    ///
    /// @param name the name of a new sandbox
    /// @param resize what may change, and in which state
    public record InputHints(Message name, Message cpu, Message memory, Message gpu, Message disk, Message resize) {

        /// The notation common to Docker and Kubernetes.
        public static final InputHints USUAL = new InputHints(
                Message.of("rule.hint.name"),
                Message.of("rule.hint.cpu"),
                Message.of("rule.hint.memory"),
                Message.of("rule.hint.gpu"),
                Message.of("rule.hint.disk"),
                Message.of("rule.hint.resize"));
    }

    /// An engine with the usual notation and without automatic acts.
    public Capabilities(
            String engine,
            Set<SandboxAction> actions,
            boolean signedEndpoints,
            boolean pools,
            Duration minimumTimeout,
            @Nullable Duration maximumTimeout,
            Set<SpecPart> parts,
            ReservedNames reserved) {
        this(
                engine,
                actions,
                signedEndpoints,
                pools,
                minimumTimeout,
                maximumTimeout,
                parts,
                reserved,
                Automation.NONE,
                InputHints.USUAL);
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
