package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds a running sandbox of the team `platform`; tests change single values.
public record Sample(
        String id,
        @Nullable String team,
        SandboxStatus status,
        Duration age,
        @Nullable Instant expiresAt,
        Map<String, String> metadata) {

    public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    public static Sample sandbox(String id) {
        var status = new SandboxStatus(SandboxState.of(Kind.RUNNING), null, null, NOW);
        return new Sample(id, "platform", status, Duration.ofHours(1), NOW.plus(Duration.ofHours(5)), Map.of());
    }

    public Sample of(@Nullable String other) {
        return new Sample(id, other, status, age, expiresAt, metadata);
    }

    public Sample aged(Duration other) {
        return new Sample(id, team, status, other, expiresAt, metadata);
    }

    public Sample in(Kind kind) {
        return with(new SandboxStatus(SandboxState.of(kind), null, null, NOW));
    }

    public Sample with(SandboxStatus other) {
        return new Sample(id, team, other, age, expiresAt, metadata);
    }

    public Sample until(@Nullable Instant other) {
        return new Sample(id, team, status, age, other, metadata);
    }

    public Sample with(String key, String value) {
        Map<String, String> more = new HashMap<>(metadata);
        more.put(key, value);
        return new Sample(id, team, status, age, expiresAt, more);
    }

    public Sandbox made() {
        return new Sandbox(
                new SandboxId(SandboxScreenTest.PROD, id),
                status,
                new Creator.User("ada", "Ada", Creator.Evidence.DECLARED),
                "ada",
                team,
                new Source.Image("python:3.12"),
                NOW.minus(age),
                expiresAt,
                List.of("sleep", "infinity"),
                null,
                metadata);
    }
}
