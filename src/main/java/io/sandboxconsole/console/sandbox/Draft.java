package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Connection;
import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxSpec;
import io.sandboxconsole.sandbox.SandboxSpec.Options;
import io.sandboxconsole.sandbox.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.SpecPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the create dialog begins with.
///
/// @param notes what the person should know about it
record Draft(
        String title,
        @Nullable Connection connection,
        @Nullable String team,
        SandboxSpec spec,
        List<String> notes) {

    private static final String SUFFIX = "-copy";

    private static final int LONGEST_NAME = 63;

    Draft {
        notes = List.copyOf(notes);
    }

    static Draft empty() {
        return new Draft(say("dialog.create.title"), null, null, StartingPoint.EMPTY.spec(null), List.of());
    }

    /// Another sandbox like `sandbox`, as far as its engine tells.
    ///
    /// @param team the person's own team of the sandbox's label, if any
    static Draft like(Sandbox sandbox, Connection connection, @Nullable String team) {
        var spec = new SandboxSpec(
                origin(sandbox.source()),
                sandbox.entrypoint(),
                lifetime(sandbox, connection.capabilities()),
                Map.of(),
                Map.of(),
                metadata(sandbox),
                sandbox.platform(),
                null,
                List.of(),
                options(sandbox, connection.capabilities()));
        List<String> notes = new ArrayList<>(List.of(say("dialog.clone.not-copied")));
        if (sandbox.traits().lease() != null) {
            notes.add(say("dialog.clone.lease"));
        }
        if (sandbox.source() instanceof Source.Unstated) {
            notes.add(say("dialog.clone.no-source"));
        }
        return new Draft(say("dialog.clone.title", sandbox.title()), connection, team, spec, notes);
    }

    private static Options options(Sandbox sandbox, Capabilities engine) {
        var traits = sandbox.traits();
        return new Options(
                engine.takes(SpecPart.REGION) ? traits.region() : null,
                engine.takes(SpecPart.INTERVALS) ? traits.intervals() : null,
                engine.takes(SpecPart.OPEN_PORTS) && traits.openPorts());
    }

    private static Origin origin(Source source) {
        return switch (source) {
            case Source.Image(String uri) -> new Origin.Image(uri, null);
            case Source.Snapshot(String id) -> new Origin.Snapshot(id);
            case Source.Unstated() -> new Origin.Image("", null);
        };
    }

    private static Map<String, String> metadata(Sandbox sandbox) {
        // Two sandboxes with the labels of one lease would leave its holder with neither.
        boolean leased = sandbox.traits().lease() != null;
        Map<String, String> metadata = new HashMap<>(leased ? Map.of() : ReservedMetadata.without(sandbox.metadata()));
        sandbox.name().ifPresent(name -> {
            String kept = name.substring(0, Math.min(name.length(), LONGEST_NAME - SUFFIX.length()));
            metadata.put(Sandbox.NAME_KEY, kept + SUFFIX);
        });
        return metadata;
    }

    /// The whole life the other one was given, in minutes, within the engine's limits.
    private static @Nullable Duration lifetime(Sandbox sandbox, Capabilities limits) {
        if (sandbox.expiresAt() == null) {
            return null;
        }
        var whole = Duration.between(sandbox.createdAt(), sandbox.expiresAt());
        var minutes = Duration.ofMinutes(Math.max(1, Math.round(whole.toSeconds() / 60.0)));
        return Optional.ofNullable(limits.maximumTimeout())
                .filter(longest -> minutes.compareTo(longest) > 0)
                .orElse(minutes);
    }
}
