package io.sandboxconsole.inventory;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Generates realistic fleets of any size: few large teams and many small ones, people and keys, labels, every state.
/// The same seed generates the same fleet. Texts are fresh objects, as in an engine's response.
public final class SyntheticFleet {

    /// When every fleet was looked at.
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final List<String> IMAGES = List.of("python:3.12", "node:22", "tools/agent:latest", "debian:12");

    private final Random random;

    private final int teams;

    private final List<ConnectionId> connections;

    public SyntheticFleet(long seed, int teams, int connections) {
        this.random = new Random(seed);
        this.teams = teams;
        this.connections = IntStream.range(0, connections)
                .mapToObj(i -> new ConnectionId("engine-" + i))
                .toList();
    }

    public List<Sandbox> sandboxes(int number) {
        return IntStream.range(0, number).mapToObj(_ -> sandbox()).toList();
    }

    public List<ConnectionId> connections() {
        return connections;
    }

    /// Another sandbox, never the same.
    public Sandbox sandbox() {
        var connection = connections.get(random.nextInt(connections.size()));
        return like(new SandboxId(connection, new UUID(random.nextLong(), random.nextLong()).toString()));
    }

    /// A sandbox with this id and everything else by chance.
    public Sandbox like(SandboxId id) {
        int team = team();
        String owner = "owner-" + team + "-" + random.nextInt(5);
        // Whole minutes, so that some sandboxes were created at the same time.
        Instant created = NOW.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 20)));
        return new Sandbox(
                id,
                status(created),
                creator(owner),
                random.nextInt(10) == 0 ? null : owner,
                random.nextInt(20) == 0 ? null : "team-" + team,
                source(),
                created,
                random.nextInt(4) == 0 ? null : NOW.plus(Duration.ofMinutes(random.nextInt(3_000) - 30)),
                List.of("/bin/sh", "-c", "sleep infinity"),
                new Sandbox.Platform("linux", random.nextBoolean() ? "amd64" : "arm64"),
                metadata(owner, team));
    }

    /// Zipf's law: the second team is half as large as the first, the third a third of it.
    private int team() {
        double most = Math.log(teams + 1.0);
        return Math.min(teams - 1, (int) (Math.exp(random.nextDouble() * most) - 1));
    }

    private SandboxStatus status(Instant created) {
        Kind[] kinds = Kind.values();
        Kind kind = random.nextInt(3) > 0 ? Kind.RUNNING : kinds[random.nextInt(kinds.length)];
        var state = new SandboxState(kind, fresh(kind.word()));
        return new SandboxStatus(state, fresh("Reason"), fresh("The container is " + kind.word()), created);
    }

    private Creator creator(String owner) {
        return switch (random.nextInt(4)) {
            case 0 -> new Creator.ApiKey("key-" + owner, "CI " + owner.charAt(6), false, Evidence.RECORDED);
            case 1 -> Creator.Unknown.CREATOR;
            default -> new Creator.User(owner, "Person " + owner, Evidence.DECLARED);
        };
    }

    private Sandbox.Source source() {
        return switch (random.nextInt(10)) {
            case 0 -> new Sandbox.Source.Unstated();
            case 1 -> new Sandbox.Source.Snapshot("snap-" + random.nextInt(50));
            default ->
                new Sandbox.Source.Image(fresh("registry.example.com/" + IMAGES.get(random.nextInt(IMAGES.size()))));
        };
    }

    private Map<String, String> metadata(String owner, int team) {
        Map<String, String> metadata = new HashMap<>();
        if (random.nextInt(3) > 0) {
            metadata.put(fresh("name"), "job-" + random.nextInt(100_000));
        }
        metadata.put(fresh("access.owner"), owner);
        metadata.put(fresh("access.team"), "team-" + team);
        metadata.put(fresh("purpose"), fresh(random.nextBoolean() ? "ci" : "agent"));
        metadata.put(fresh("sandboxconsole.io/request"), new UUID(random.nextLong(), random.nextLong()).toString());
        if (random.nextInt(5) == 0) {
            metadata.put(fresh("example.com/run"), String.valueOf(random.nextInt(40)));
        }
        return metadata;
    }

    private static String fresh(String text) {
        return new String(text.toCharArray());
    }

    /// A whole listing of `connection` out of `sandboxes`.
    public static List<Sandbox> of(ConnectionId connection, List<Sandbox> sandboxes) {
        return sandboxes.stream()
                .filter(sandbox -> sandbox.id().connection().equals(connection))
                .toList();
    }

    /// The same sandbox, in another state.
    public static Sandbox in(Kind kind, Sandbox sandbox) {
        var status = new SandboxStatus(SandboxState.of(kind), null, null, sandbox.createdAt());
        return with(sandbox, status, sandbox.team());
    }

    /// The same sandbox, failed with a message.
    public static Sandbox failed(Sandbox sandbox, String message) {
        var status = new SandboxStatus(SandboxState.of(Kind.FAILED), "Error", message, sandbox.createdAt());
        return with(sandbox, status, sandbox.team());
    }

    static Sandbox with(Sandbox sandbox, SandboxStatus status, @Nullable String team) {
        return new Sandbox(
                sandbox.id(),
                status,
                sandbox.creator(),
                sandbox.owner(),
                team,
                sandbox.source(),
                sandbox.createdAt(),
                sandbox.expiresAt(),
                sandbox.entrypoint(),
                sandbox.platform(),
                sandbox.metadata());
    }
}
