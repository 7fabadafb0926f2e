package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.sandbox.lifecycle.CreationTeam;
import io.sandboxconsole.sandbox.lifecycle.SharedResources;
import io.sandboxconsole.sandbox.lifecycle.SharedResources.Kind;
import io.sandboxconsole.sandbox.lifecycle.SharedResources.Reference;
import io.sandboxconsole.sandbox.lifecycle.SnapshotSources;
import io.sandboxconsole.sandbox.passthrough.CreateBody.Invalid;
import io.sandboxconsole.sandbox.passthrough.CreateBody.Valid;
import io.sandboxconsole.sandbox.passthrough.EngineProxies.Entrance;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks everything that a request for a sandbox or a template names, and makes the engine's request of it.
@Component
class CreationChecks {

    private final Guard guard;

    private final SnapshotSources snapshots;

    private final TemplateOwners templates;

    private final SharedResources shared;

    CreationChecks(Guard guard, SnapshotSources snapshots, TemplateOwners templates, SharedResources shared) {
        this.guard = guard;
        this.snapshots = snapshots;
        this.templates = templates;
        this.shared = shared;
    }

    /// The team that the caller names, or the only one it may create for.
    @Nullable
    String team(PassThroughCreate command) {
        return CreationTeam.choose(
                guard.scope(command.actor(), Permission.CREATE_SANDBOX), command.actor(), command.team());
    }

    /// The request to the engine, with our metadata in its body.
    ///
    /// @throws RequestRefused if it is invalid, or names what the team may not use
    EngineRequest marked(PassThroughCreate command, Entrance entrance) {
        requireTeam(command);
        var body = switch (command.body()) {
            case Valid valid -> valid;
            case Invalid(RuntimeException reason) -> throw reason;
        };
        byte[] marked =
                body.marked(ReservedMetadata.injected(Map.of(), command.actor(), team(command), command.request()));
        shared.requireKnown(command.connection(), body.unknown());
        shared.require(command.actor(), command.connection(), team(command), references(command, body));
        if (body.template() != null) {
            templates.require(command.actor(), command.connection(), body.template());
        }
        if (body.snapshot() != null) {
            snapshots.require(command.actor(), entrance.provider(), body.snapshot());
        }
        return command.call().withContent(marked);
    }

    private void requireTeam(PassThroughCreate command) {
        CreationTeam.require(guard.scope(command.actor(), Permission.CREATE_SANDBOX), command.team());
    }

    /// A template is built into a bucket of its request's choice, with the engine's own credentials.
    private static List<Reference> references(PassThroughCreate command, Valid body) {
        List<Reference> references = new ArrayList<>(body.references());
        if (body.publish() != null && CreatedKind.of(command.call().path()) == CreatedKind.TEMPLATE) {
            references.add(new Reference(Kind.BUCKET, bucket(body.publish())));
        }
        return references;
    }

    private static String bucket(String address) {
        return address.strip().replaceFirst("^[A-Za-z0-9+.-]+://", "").replaceFirst("/.*$", "");
    }
}
