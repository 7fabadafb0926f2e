package io.sandboxconsole.demo;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.ActorId;
import io.sandboxconsole.access.AuditSeed;
import io.sandboxconsole.access.AuditSeed.PastAttempt;
import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.HistorySeed;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// Writes sandboxes of the last weeks that have ended into the demo's empty history, so that there is something to
/// find. The same ones at every first start, but for the time.
@Component
@ConditionalOnBooleanProperty({DemoActivation.SWITCH, DemoEnvironment.IDENTITY_ENABLED, "simulator.enabled"})
class DemoPast implements SmartInitializingSingleton {

    private static final Logger LOGGER = LoggerFactory.getLogger(DemoPast.class);

    private static final ConnectionId CONNECTION = new ConnectionId("opensandbox");

    private static final ConnectionId DAYTONA = new ConnectionId("daytona");

    private static final int NUMBER = 420;

    private static final Duration REACH = Duration.ofDays(45);

    private static final List<String> IMAGES =
            List.of("python:3.12", "node:22-bookworm", "golang:1.25", "ghcr.io/acme/ci-runner:2026.10");

    private static final List<Failure> FAILURES = List.of(
            new Failure("CONTAINER_EXITED_ERROR", "Sandbox container exited with code 1."),
            new Failure("OOMKilled", "Sandbox container exited with code 137."),
            new Failure("ImagePullBackOff", "Failed to pull image: manifest unknown."));

    private final HistorySeed historySeed;

    private final AuditSeed auditSeed;

    private final Clock clock;

    private final DatabaseOutage outage = new DatabaseOutage(LOGGER, "The demo's past sandboxes are missing, which");

    DemoPast(HistorySeed historySeed, AuditSeed auditSeed, Clock clock) {
        this.historySeed = historySeed;
        this.auditSeed = auditSeed;
        this.clock = clock;
    }

    /// Before the engines are listed, whose sandboxes make the history no longer empty.
    @Override
    public void afterSingletonsInstantiated() {
        outage.run(() -> {
            if (historySeed.none(CONNECTION) && historySeed.none(DAYTONA)) {
                Instant now = clock.instant();
                var watched = new Coverage.Span(now.minus(REACH), now);
                var random = new SplittableRandom(7);
                List<Life> lives = IntStream.range(0, NUMBER)
                        .mapToObj(number -> life(number, now, random))
                        .toList();
                // First, because the history is written once.
                auditSeed.add(lives.stream().flatMap(DemoPast::deletion).toList());
                historySeed.add(CONNECTION, watched, lives);
                historySeed.add(DAYTONA, watched, List.of());
            }
        });
    }

    private record Failure(String reason, String message) {}

    private static Life life(int number, Instant now, SplittableRandom random) {
        boolean ci = random.nextInt(3) > 0;
        boolean research = random.nextInt(4) == 0;
        Instant ended = now.minusSeconds(random.nextLong(60, REACH.toSeconds() - 90_000));
        Instant begun = ended.minusSeconds(ci ? random.nextLong(90, 7_000) : random.nextLong(600, 86_000));
        Cause cause = cause(random);
        var sandbox = sandbox(number, ci, research, begun, cause == Cause.EXPIRED ? ended : null, cause, ended, random);
        return new Life(sandbox, begun, end(sandbox.id(), cause, ended, research, random));
    }

    /// The attempt behind the end of a life, for the trail.
    private static Stream<PastAttempt> deletion(Life life) {
        End end = life.end();
        if (end == null || end.operation() == null || end.by() == null || end.actor() == null) {
            return Stream.empty();
        }
        Sandbox sandbox = life.sandbox();
        boolean person = end.cause() == Cause.DELETED_BY_PERSON;
        var actor = new Actor(
                new ActorId(end.actor()),
                end.by(),
                person ? Kind.PERSON : Kind.KEY,
                List.of(),
                Set.of(),
                new Origin(person ? Door.CONSOLE : Door.GATEWAY, null));
        var target =
                new Target(CONNECTION.value(), sandbox.id().value(), sandbox.title(), sandbox.team(), sandbox.owner());
        return Stream.of(new PastAttempt(
                end.operation(),
                actor,
                new Operation(SandboxAction.DELETE.word(), SandboxAction.DELETE.permission(), target),
                end.at().minusSeconds(1),
                end.at()));
    }

    private static Cause cause(SplittableRandom random) {
        int share = random.nextInt(100);
        if (share < 45) {
            return Cause.EXPIRED;
        }
        if (share < 65) {
            return Cause.DELETED_BY_KEY;
        }
        if (share < 80) {
            return Cause.DELETED_BY_PERSON;
        }
        return share < 93 ? Cause.FAILED : share < 98 ? Cause.GONE : Cause.GONE_UNWATCHED;
    }

    private static Sandbox sandbox(
            int number,
            boolean ci,
            boolean research,
            Instant begun,
            @Nullable Instant expires,
            Cause cause,
            Instant ended,
            SplittableRandom random) {
        String team = research ? "research" : "platform";
        var creator = creator(ci, research, random);
        int run = 3_900 + number;
        String name = ci ? (research ? "nightly-eval-suite-" : "ci-build-") + run : "notebook-" + run;
        boolean failed = cause == Cause.FAILED;
        Failure failure = failed ? FAILURES.get(random.nextInt(FAILURES.size())) : null;
        return new Sandbox(
                new SandboxId(CONNECTION, new UUID(random.nextLong(), random.nextLong()).toString()),
                new SandboxStatus(
                        SandboxState.of(failed ? SandboxState.Kind.FAILED : SandboxState.Kind.RUNNING),
                        failure == null ? null : failure.reason(),
                        failure == null ? null : failure.message(),
                        failed ? ended.minusSeconds(120) : begun),
                creator,
                creator.id(),
                team,
                new Sandbox.Source.Image(IMAGES.get(random.nextInt(IMAGES.size()))),
                begun,
                expires,
                List.of("sleep", "infinity"),
                new Sandbox.Platform("linux", "amd64"),
                Map.of("name", name, "env", ci ? "ci" : "dev", "run-id", String.valueOf(run)));
    }

    private static Creator creator(boolean ci, boolean research, SplittableRandom random) {
        if (!ci) {
            return user(DemoPerson.named(research ? "operator-research" : random.nextBoolean() ? "operator" : "lead")
                    .orElseThrow());
        }
        DemoKey key = DemoKey.OF_TEAMS.get(research ? 1 : random.nextInt(4) == 0 ? 2 : 0);
        return new Creator.ApiKey(
                new ActorId(key.id().toString()).label(), key.name(), key.deleted(), Evidence.RECORDED);
    }

    private static Creator.User user(DemoPerson person) {
        return new Creator.User(person.username(), person.name(), Evidence.RECORDED);
    }

    private static End end(SandboxId id, Cause cause, Instant at, boolean research, SplittableRandom random) {
        Creator by = switch (cause) {
            case DELETED_BY_KEY -> creator(true, research, random);
            case DELETED_BY_PERSON ->
                user(DemoPerson.named(research ? "lead-research" : random.nextBoolean() ? "lead" : "operator")
                        .orElseThrow());
            default -> null;
        };
        Instant seen = cause == Cause.GONE_UNWATCHED ? at.minusSeconds(2_400) : at.minusSeconds(8);
        UUID operation = by == null ? null : UUID.nameUUIDFromBytes(id.value().getBytes(StandardCharsets.UTF_8));
        return new End(at, seen, cause, by == null ? null : by.name(), by == null ? null : by.id(), operation, null);
    }
}
