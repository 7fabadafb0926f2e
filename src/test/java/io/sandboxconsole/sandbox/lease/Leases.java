package io.sandboxconsole.sandbox.lease;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds leased sandboxes for tests, one change at a time.
public record Leases(
        Lease.Kind kind,
        SandboxState state,
        boolean keep,
        @Nullable String word,
        @Nullable Instant expiry,
        @Nullable Instant activity,
        List<Lease.Flaw> flaws) {

    static final Instant CREATED = Instant.parse("2026-11-20T08:00:00Z");

    static final Instant TOUCHED = Instant.parse("2026-11-20T08:10:00Z");

    /// A direct lease that says `ready`, made at [#CREATED], idle for half an hour at most and 90 minutes long at most.
    public static Leases direct(@Nullable Instant expiry) {
        return new Leases(
                Lease.Kind.DIRECT, SandboxState.of(SandboxState.Kind.RUNNING), false, "ready", expiry, null, List.of());
    }

    Leases of(Lease.Kind other) {
        return new Leases(other, state, keep, word, expiry, activity, flaws);
    }

    Leases in(SandboxState other) {
        return new Leases(kind, other, keep, word, expiry, activity, flaws);
    }

    Leases kept() {
        return new Leases(kind, state, true, word, expiry, activity, flaws);
    }

    Leases saying(@Nullable String other) {
        return new Leases(kind, state, keep, other, expiry, activity, flaws);
    }

    public Leases active(@Nullable Instant last) {
        return new Leases(kind, state, keep, word, expiry, last, flaws);
    }

    Leases with(Lease.Flaw flaw) {
        return new Leases(kind, state, keep, word, expiry, activity, List.of(flaw));
    }

    Lease lease(@Nullable String slug) {
        return new Lease(
                kind,
                kind == Lease.Kind.DAMAGED || kind == Lease.Kind.BUILDER ? null : "cbx_abcdef123456",
                slug,
                kind == Lease.Kind.BROKERED ? "jane" : null,
                keep,
                word,
                CREATED,
                TOUCHED,
                expiry,
                Duration.ofMinutes(90),
                Duration.ofMinutes(30),
                null,
                Set.of(),
                null,
                null,
                flaws,
                expiry == null ? Map.of("expires_at", "soon") : Map.of(),
                new Lease.Tool("crabbox ssh --provider daytona --id %s", "crabbox stop --provider daytona %s"));
    }

    public Sandbox sandbox() {
        return sandbox("swift-crab");
    }

    Sandbox sandbox(@Nullable String slug) {
        var attributes = new EngineAttributes(
                "crabbox-swift-crab-1a2b3c4d",
                "container",
                "eu",
                null,
                activity,
                Intervals.NONE.withStop(Interval.after(Duration.ofMinutes(30))),
                false,
                false,
                null,
                lease(slug));
        return new Sandbox(
                new SandboxId(new ConnectionId("daytona"), "box-1"),
                new SandboxStatus(state, null, null, null),
                Creator.Unknown.CREATOR,
                null,
                null,
                new Sandbox.Source.Unstated(),
                CREATED,
                null,
                List.of(),
                null,
                Map.of(),
                attributes);
    }
}
