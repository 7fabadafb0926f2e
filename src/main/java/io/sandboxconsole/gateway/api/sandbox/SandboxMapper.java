package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.bulk.ObservedVersion;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.wire.LeaseInfo;
import io.sandboxconsole.gateway.api.wire.SandboxDetails.EndInfo;
import io.sandboxconsole.gateway.api.wire.SandboxInfo;
import io.sandboxconsole.gateway.api.wire.SandboxInfo.PendingInfo;
import io.sandboxconsole.gateway.api.wire.SandboxInfo.SandboxPlatform;
import io.sandboxconsole.gateway.api.wire.SandboxInfo.SandboxSize;
import io.sandboxconsole.gateway.api.wire.SandboxInfo.SandboxSource;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes sandboxes as the API has them. Answers from memory.
@Component
public class SandboxMapper {

    private final Connections connections;

    private final SandboxService service;

    SandboxMapper(Connections connections, SandboxService service) {
        this.connections = connections;
        this.service = service;
    }

    /// Writes a sandbox that lives.
    public SandboxInfo live(Sandbox sandbox) {
        return of(
                sandbox,
                !service.locksOn(sandbox).isEmpty(),
                service.pending(sandbox).map(SandboxMapper::pending).orElse(null));
    }

    /// Writes a sandbox of the past, or one that has ended: what was locked then is not known.
    public SandboxInfo past(Sandbox sandbox) {
        return of(sandbox, false, null);
    }

    public static PendingInfo pending(PendingAction action) {
        return new PendingInfo(action.action().word(), action.by(), action.dueAt());
    }

    public static EndInfo end(End end) {
        return new EndInfo(
                end.at(),
                end.lastSeen(),
                end.cause().word(),
                end.by(),
                end.operation() == null ? null : end.operation().toString());
    }

    private SandboxInfo of(Sandbox sandbox, boolean locked, @Nullable PendingInfo pending) {
        var status = sandbox.status();
        EngineAttributes attributes = sandbox.attributes();
        return new SandboxInfo(
                sandbox.id().connection().value(),
                sandbox.id().value(),
                sandbox.name().orElse(null),
                connections
                        .find(sandbox.id().connection())
                        .map(connection -> connection.capabilities().engine())
                        .orElse(null),
                sandbox.state().kind().word(),
                sandbox.state().word(),
                status.reason(),
                status.message(),
                status.lastTransitionAt(),
                CreatorMapper.of(sandbox.creator()),
                sandbox.owner(),
                sandbox.team(),
                source(sandbox.source()),
                sandbox.createdAt(),
                sandbox.expiresAt(),
                sandbox.entrypoint(),
                sandbox.platform() == null
                        ? null
                        : new SandboxPlatform(
                                sandbox.platform().os(), sandbox.platform().arch()),
                new TreeMap<>(sandbox.metadata()),
                attributes.machine(),
                attributes.region(),
                size(attributes.size()),
                attributes.lastActivityAt(),
                IntervalMapper.of(attributes.intervals()),
                attributes.openPorts(),
                attributes.recoverable(),
                attributes.backup(),
                lease(attributes.lease()),
                locked,
                pending,
                ObservedVersion.of(sandbox));
    }

    private static SandboxSource source(Sandbox.Source source) {
        String kind = switch (source) {
            case Sandbox.Source.Image _ -> "image";
            case Sandbox.Source.Built _ -> "build";
            case Sandbox.Source.Snapshot _ -> "snapshot";
            case Sandbox.Source.Unstated _ -> "unstated";
        };
        return new SandboxSource(kind, source.text());
    }

    private static @Nullable SandboxSize size(EngineAttributes.@Nullable Size size) {
        return size == null ? null : new SandboxSize(size.cpu(), size.memory(), size.disk(), size.gpu());
    }

    private static @Nullable LeaseInfo lease(@Nullable Lease lease) {
        return lease == null
                ? null
                : new LeaseInfo(
                        ApiWords.of(lease.kind()),
                        lease.id(),
                        lease.slug(),
                        lease.owner(),
                        lease.keep(),
                        lease.state(),
                        lease.createdAt(),
                        lease.touchedAt(),
                        lease.expiresAt(),
                        lease.lifetime(),
                        lease.idle(),
                        lease.pond(),
                        lease.capabilities().stream().sorted().toList(),
                        lease.flaws().stream().map(ApiWords::of).toList());
    }
}
