package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Options;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Initial content of the create dialog.
///
/// @param notes hints for the user, as sentences
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
        return new Draft(text("dialog.create.title"), null, null, SandboxTemplate.EMPTY.spec(null), List.of());
    }

    /// Copies the specification of `sandbox`, as far as its engine reports it.
    ///
    /// @param team the user's team that matches the sandbox's team label, if any
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
        List<String> notes = new ArrayList<>(List.of(text("dialog.clone.not-copied")));
        if (sandbox.attributes().lease() != null) {
            notes.add(text("dialog.clone.lease"));
        }
        if (sandbox.source() instanceof Source.Unstated) {
            notes.add(text("dialog.clone.no-source"));
        }
        if (sandbox.source() instanceof Source.Built) {
            notes.add(text("dialog.clone.built"));
        }
        return new Draft(text("dialog.clone.title", sandbox.title()), connection, team, spec, notes);
    }

    private static Options options(Sandbox sandbox, Capabilities engine) {
        var attributes = sandbox.attributes();
        return new Options(
                engine.takes(SpecPart.REGION) ? attributes.region() : null,
                engine.takes(SpecPart.INTERVALS) ? attributes.intervals() : null,
                engine.takes(SpecPart.OPEN_PORTS) && attributes.openPorts());
    }

    private static Origin origin(Source source) {
        return switch (source) {
            case Source.Image(String uri) -> new Origin.Image(uri, null);
            case Source.Built(String base) -> new Origin.Image(base, null);
            case Source.Snapshot(String id) -> new Origin.Snapshot(id);
            case Source.Unstated() -> new Origin.Image("", null);
        };
    }

    private static Map<String, String> metadata(Sandbox sandbox) {
        // Two sandboxes with the labels of one lease would leave its holder with neither.
        boolean leased = sandbox.attributes().lease() != null;
        Map<String, String> metadata = new HashMap<>(leased ? Map.of() : ReservedMetadata.without(sandbox.metadata()));
        sandbox.name().ifPresent(name -> {
            String kept = name.substring(0, Math.min(name.length(), LONGEST_NAME - SUFFIX.length()));
            metadata.put(Sandbox.NAME_KEY, kept + SUFFIX);
        });
        return metadata;
    }

    /// The total lifetime of the other sandbox, rounded to minutes and at most the engine's maximum; null if unlimited.
    private static @Nullable Duration lifetime(Sandbox sandbox, Capabilities limits) {
        if (sandbox.expiresAt() == null || sandbox.createdAt() == null) {
            return null;
        }
        var whole = Duration.between(sandbox.createdAt(), sandbox.expiresAt());
        var minutes = Duration.ofMinutes(Math.max(1, Math.round(whole.toSeconds() / 60.0)));
        return Optional.ofNullable(limits.maximumTimeout())
                .filter(longest -> minutes.compareTo(longest) > 0)
                .orElse(minutes);
    }
}
