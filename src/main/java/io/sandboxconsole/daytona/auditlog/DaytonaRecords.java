package io.sandboxconsole.daytona.auditlog;

import io.sandboxconsole.daytona.api.DaytonaApi.AuditEntry;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a Daytona server's audit entries about sandboxes, with the names of keys where known. Each of its reads waits
/// where the rate limit has to last for others.
public final class DaytonaRecords implements EngineRecords {

    private static final int MOST_PAGES = 50;

    private final ConnectionId connection;

    private final DaytonaKeys keys;

    private final DaytonaAuditLog log;

    private final DaytonaCreators creators;

    public DaytonaRecords(DaytonaConnection server) {
        this.connection = server.settings().id();
        this.keys = new DaytonaKeys(server);
        this.log = new DaytonaAuditLog(server, new DaytonaOrganization(server, keys));
        this.creators = new DaytonaCreators(log, new DaytonaIdentities(keys));
    }

    @Override
    public Map<SandboxId, EngineIdentity> creators(Collection<Sandbox> sandboxes) {
        return sandboxes.isEmpty() ? Map.of() : RateLimitGate.background(() -> creators.of(sandboxes));
    }

    @Override
    public List<EngineAct> acts(Instant since) {
        List<AuditEntry> entries = RateLimitGate.background(() -> log.read(
                Map.of("from", since.toString()),
                MOST_PAGES,
                read -> read.stream().anyMatch(entry -> at(entry).isBefore(since))));
        return entries.stream()
                .filter(entry -> !at(entry).isBefore(since))
                .filter(DaytonaRecords::isAct)
                .map(this::act)
                .toList();
    }

    @Override
    public Optional<Keys> keys() {
        return RateLimitGate.background(keys::present);
    }

    private EngineAct act(AuditEntry entry) {
        String email = text(entry.actorEmail());
        return new EngineAct(
                String.valueOf(entry.id()),
                new SandboxId(connection, String.valueOf(entry.targetId())),
                String.valueOf(entry.action()),
                email == null ? Objects.toString(entry.actorId(), "") : email,
                text(entry.actorApiKeyPrefix()),
                text(entry.actorApiKeySuffix()),
                text(entry.source()),
                entry.statusCode(),
                at(entry));
    }

    /// Actions inside a sandbox are out of scope, and reading it changes no state.
    private static boolean isAct(AuditEntry entry) {
        return "sandbox".equals(entry.targetType())
                && text(entry.targetId()) != null
                && text(entry.action()) != null
                && !String.valueOf(entry.action()).startsWith("toolbox_")
                && !"get_port_preview_url".equals(entry.action());
    }

    private static Instant at(AuditEntry entry) {
        return Objects.requireNonNull(entry.createdAt());
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
