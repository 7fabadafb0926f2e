package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes sandboxes as read from a Daytona server.
final class Sandboxes {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    static final ConnectionId DAY = new ConnectionId("day");

    private Sandboxes() {}

    static Sandbox in(String state) {
        return in(state, EngineAttributes.NONE);
    }

    static Sandbox in(String state, EngineAttributes attributes) {
        return new Sandbox(
                new SandboxId(DAY, "5f2c"),
                new SandboxStatus(DaytonaPhase.state(state, null), null, null, null),
                Creator.Unknown.CREATOR,
                null,
                null,
                new Sandbox.Source.Unstated(),
                NOW,
                null,
                List.of(),
                null,
                Map.of("name", "swift"),
                attributes);
    }

    static EngineAttributes machine(String machine) {
        return new EngineAttributes(null, machine, null, null, null, Intervals.NONE, false, false, null, null);
    }

    static EngineAttributes intervals(Intervals intervals) {
        return new EngineAttributes(null, null, null, null, null, intervals, false, false, null, null);
    }

    static EngineAttributes recoverable() {
        return new EngineAttributes(null, null, null, null, null, Intervals.NONE, false, true, null, null);
    }

    static EngineAttributes backup(String backup) {
        return new EngineAttributes(null, null, null, null, null, Intervals.NONE, false, false, backup, null);
    }

    static EngineAttributes leased(Lease lease, @Nullable Instant lastActivity) {
        return new EngineAttributes(null, null, null, null, lastActivity, Intervals.NONE, false, false, null, lease);
    }

    static Lease lease(Lease.Kind kind, boolean keep, @Nullable Instant touched, Lease.Flaw... flaws) {
        boolean valid = kind == Lease.Kind.DIRECT || kind == Lease.Kind.BROKERED;
        return new Lease(
                kind,
                valid ? "cbx_abcdef123456" : null,
                "swift-crab",
                kind == Lease.Kind.BROKERED ? "jane" : null,
                keep,
                "ready",
                null,
                touched,
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                List.of(flaws),
                Map.of(),
                new Lease.Tool("", ""));
    }
}
