package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.history.CauseOfEnd.Missing;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sandbox of these tests was last seen at 10:00:00 and first missed at 10:00:30.
class CauseOfEndTests {

    private static final Instant SEEN = Instant.parse("2026-11-24T10:00:00Z");

    private static final Instant MISSED = SEEN.plusSeconds(30);

    private static final SandboxId ID = new SandboxId(new ConnectionId("prod"), "sbx-1");

    private static final UUID OPERATION = new UUID(0, 1);

    private static final UUID ANOTHER = new UUID(0, 2);

    /// What is known, and the cause that follows.
    private record Row(
            String name,
            Cause cause,
            @Nullable String by,
            boolean watched,
            Sandbox last,
            @Nullable Sandbox settled,
            List<AuditEvent> trail,
            List<EngineAct> acts) {

        Row(String name, Cause cause, Sandbox last) {
            this(name, cause, null, true, last, null, List.of(), List.of());
        }

        Row by(String who) {
            return new Row(name, cause, who, watched, last, settled, trail, acts);
        }

        Row unwatched() {
            return new Row(name, cause, by, false, last, settled, trail, acts);
        }

        Row settled(Sandbox before) {
            return new Row(name, cause, by, watched, last, before, trail, acts);
        }

        Row trail(AuditEvent... events) {
            return new Row(name, cause, by, watched, last, settled, List.of(events), acts);
        }

        Row log(EngineAct... entries) {
            return new Row(name, cause, by, watched, last, settled, trail, List.of(entries));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource
    void the_surest_cause_that_the_evidence_supports_is_found(Row row) {
        Sandbox settled = row.settled() == null ? row.last() : row.settled();

        End end = CauseOfEnd.of(new Missing(row.last(), settled, SEEN, MISSED, row.watched()), row.trail(), row.acts());

        assertThat(end.cause()).isEqualTo(row.cause());
        assertThat(end.by()).isEqualTo(row.by());
        assertThat(end.lastSeen()).isEqualTo(SEEN);
    }

    static Stream<Row> the_surest_cause_that_the_evidence_supports_is_found() {
        return Stream.of(ours(), elsewhere(), byTheEngine(), fromTheStatus(), unknown())
                .flatMap(List::stream);
    }

    private static List<Row> ours() {
        var elsewhere = logged("delete", "eve@acme.example", "curl", 200, 5);
        return List.of(
                new Row("deleted by a person", Cause.DELETED_BY_PERSON, running())
                        .by("Maria")
                        .trail(intent("person", 5), outcome("person", Result.SUCCEEDED, 6)),
                new Row("deleted by a key", Cause.DELETED_BY_KEY, running())
                        .by("ci")
                        .trail(intent("key", 5), outcome("key", Result.SUCCEEDED, 6)),
                new Row("deleted by the console's own job", Cause.DELETED_BY_KEY, running())
                        .by("job")
                        .trail(outcome("system", Result.SUCCEEDED, 6)),
                new Row("deleted by a person, rows newest first", Cause.DELETED_BY_PERSON, running())
                        .by("Maria")
                        .trail(outcome("person", Result.SUCCEEDED, 6), intent("person", 5)),
                new Row("deleted before it was last seen, on its way out", Cause.DELETED_BY_PERSON, leaving())
                        .by("Maria")
                        .trail(outcome("person", Result.SUCCEEDED, -3600)),
                new Row("deleted before it was last seen, in a listing that lags", Cause.DELETED_BY_PERSON, running())
                        .by("Maria")
                        .trail(outcome("person", Result.SUCCEEDED, -60)),
                new Row("deleted long before it was last seen", Cause.GONE, running())
                        .trail(outcome("person", Result.SUCCEEDED, -3600)),
                new Row("deleted after it was missed", Cause.GONE, running())
                        .trail(outcome("person", Result.SUCCEEDED, 600)),
                new Row("no outcome is known", Cause.DELETED_BY_PERSON, running())
                        .by("Maria")
                        .trail(intent("person", 5)),
                new Row("the outcome is unclear", Cause.DELETED_BY_KEY, running())
                        .by("ci")
                        .trail(intent("key", 5), outcome("key", Result.UNCLEAR, 25)),
                new Row("the outcome is unclear and it was seen long after", Cause.GONE, running())
                        .trail(intent("person", -400), outcome("person", Result.UNCLEAR, -390)),
                new Row("failed", Cause.GONE, running())
                        .trail(intent("person", 5), outcome("person", Result.FAILED, 6)),
                new Row("denied", Cause.GONE, running())
                        .trail(intent("person", 5), outcome("person", Result.DENIED, 6)),
                new Row("failed, and done by the engine's log", Cause.DELETED_BY_PERSON, running())
                        .by("Maria")
                        .trail(intent("person", 5), outcome("person", Result.FAILED, 6))
                        .log(logged("delete", "console@acme.example", "sandbox-console", 200, 5)),
                new Row("the first of two counts", Cause.DELETED_BY_KEY, running())
                        .by("ci")
                        .trail(
                                outcome(ANOTHER, "person", Result.SUCCEEDED, 20),
                                outcome(OPERATION, "key", Result.SUCCEEDED, 6)),
                new Row("ours before another's", Cause.DELETED_BY_PERSON, running())
                        .by("Maria")
                        .trail(outcome("person", Result.SUCCEEDED, 6))
                        .log(elsewhere),
                new Row("another's before an unclear one of ours", Cause.DELETED_ELSEWHERE, running())
                        .by("eve@acme.example")
                        .trail(intent("person", 5))
                        .log(elsewhere),
                new Row("unclear, and in our name by the engine's log", Cause.DELETED_BY_PERSON, running())
                        .by("Maria")
                        .trail(intent("person", 5))
                        .log(logged("delete", "console@acme.example", "sandbox-console", 200, 5)),
                new Row("of another sandbox", Cause.GONE, running())
                        .trail(event(OPERATION, "person", "delete", Result.SUCCEEDED, 6, "sbx-2")),
                new Row("something else than a deletion", Cause.GONE, running())
                        .trail(event(OPERATION, "person", "stop", Result.SUCCEEDED, 6, "sbx-1")),
                new Row("ours before its expiry", Cause.DELETED_BY_PERSON, expiring(20))
                        .by("Maria")
                        .trail(outcome("person", Result.SUCCEEDED, 6)));
    }

    private static List<Row> elsewhere() {
        String eve = "eve@acme.example";
        return List.of(
                new Row("deleted elsewhere", Cause.DELETED_ELSEWHERE, running())
                        .by(eve)
                        .log(logged("delete", eve, "curl", 200, 5)),
                new Row("deleted elsewhere in our name, without a trace", Cause.DELETED_ELSEWHERE, running())
                        .by(eve)
                        .log(logged("delete", eve, "sandbox-console", 200, 5)),
                new Row("deleted elsewhere while nobody looked", Cause.DELETED_ELSEWHERE, running())
                        .by(eve)
                        .unwatched()
                        .log(logged("delete", eve, "curl", 200, 5)),
                new Row("a deletion that failed", Cause.GONE, running()).log(logged("delete", eve, "curl", 409, 5)),
                new Row("a deletion under way", Cause.GONE, running()).log(logged("delete", eve, "curl", null, 5)),
                new Row("a deletion of which the log lost the outcome", Cause.DELETED_ELSEWHERE, running())
                        .by(eve)
                        .log(logged("delete", eve, "curl", 0, 5)),
                new Row("a deletion long before", Cause.GONE, running()).log(logged("delete", eve, "curl", 200, -3600)),
                new Row("a deletion after the end", Cause.GONE, running()).log(logged("delete", eve, "curl", 200, 600)),
                new Row("a deletion by a clock that is slow", Cause.DELETED_ELSEWHERE, running())
                        .by(eve)
                        .log(logged("delete", eve, "curl", 200, -90)),
                new Row("a deletion by a clock that is fast", Cause.DELETED_ELSEWHERE, running())
                        .by(eve)
                        .log(logged("delete", eve, "curl", 200, 120)),
                new Row("a stop", Cause.GONE, running()).log(logged("stop", eve, "curl", 200, 5)),
                new Row("elsewhere before its expiry", Cause.DELETED_ELSEWHERE, expiring(20))
                        .by(eve)
                        .log(logged("delete", eve, "curl", 200, 5)),
                new Row("a failed one deleted elsewhere", Cause.DELETED_ELSEWHERE, failed("FAILED", "exit 1"))
                        .by(eve)
                        .log(logged("delete", eve, "curl", 200, 5)));
    }

    private static List<Row> byTheEngine() {
        Sandbox stopped = stopped(Interval.after(Duration.ofMinutes(30)), -1790);
        return List.of(
                new Row("its log says so", Cause.AUTO_DELETED, running())
                        .log(logged("auto_delete", "engine", "scheduler", 200, 5)),
                new Row("its log says that it stopped one that dies so", Cause.AUTO_DELETED, idle(-600, 5))
                        .log(logged("auto_stop", "engine", "scheduler", 200, 5)),
                new Row("its log says that it stopped another", Cause.GONE, running())
                        .log(logged("auto_stop", "engine", "scheduler", 200, 5)),
                new Row("stopped for as long as allowed", Cause.AUTO_DELETED, stopped),
                new Row("stopped for as long as allowed, seen on its way out", Cause.AUTO_DELETED, leaving())
                        .settled(stopped(Interval.after(Duration.ofMinutes(30)), -1815)),
                new Row("on its way out long before it was due", Cause.GONE, leaving())
                        .settled(stopped(Interval.after(Duration.ofMinutes(30)), -600)),
                new Row(
                        "stopped, not for as long as allowed",
                        Cause.GONE,
                        stopped(Interval.after(Duration.ofHours(2)), -60)),
                new Row("stopped, and never deleted", Cause.GONE, stopped(Interval.NEVER, -60)),
                new Row("stopped, and deleted at once", Cause.AUTO_DELETED, stopped(Interval.AT_ONCE, -5)),
                new Row("idle for as long as allowed", Cause.AUTO_DELETED, idle(-890, 15)),
                new Row("active until the end", Cause.GONE, idle(-5, 15)),
                new Row("its log says that its time was over", Cause.EXPIRED, running())
                        .log(logged("ttl_expire", "engine", "scheduler", 200, 5)),
                new Row("its log says that it was evicted", Cause.EVICTED, running())
                        .log(logged("spot_evict", "engine", "scheduler", 200, 5)),
                new Row("its log says what it did long ago", Cause.GONE, running())
                        .log(logged("auto_delete", "engine", "scheduler", 200, -3600)));
    }

    private static List<Row> fromTheStatus() {
        return List.of(
                new Row("its time was reached", Cause.EXPIRED, expiring(20)),
                new Row("its time was reached by a clock that is fast", Cause.EXPIRED, expiring(120)),
                new Row("its time was reached by a clock that is slow", Cause.EXPIRED, expiring(-90)),
                new Row("its time was reached while nobody looked", Cause.EXPIRED, expiring(20)).unwatched(),
                new Row("its time was far", Cause.GONE, expiring(3600)),
                new Row("it had outlived its time", Cause.GONE, expiring(-3600)),
                new Row("the engine kept a record of its expiry", Cause.EXPIRED, over("SandboxExpired")),
                new Row("the engine kept a record of its exit", Cause.GONE, over("CONTAINER_EXITED")),
                new Row("evicted", Cause.EVICTED, failed("Evicted", "The node was low on resource: memory.")),
                new Row(
                        "evicted, by the message",
                        Cause.EVICTED,
                        failed("FAILED", "The node was low on resource: memory.")),
                new Row(
                        "evicted, by a summary",
                        Cause.EVICTED,
                        failed("FAILED", "1/1 observed pods failed; primary reason=Evicted; sample pod=sbx-1-0")),
                new Row("preempted", Cause.EVICTED, failed("PreemptionByScheduler", null)),
                new Row(
                        "a program speaks of evictions",
                        Cause.FAILED,
                        failed("FAILED", "cache: 3 entries evicted\nexit 1")),
                new Row("failed", Cause.FAILED, failed("CONTAINER_EXITED_ERROR", "exited with code 1")),
                new Row("out of memory", Cause.FAILED, failed("CONTAINER_EXITED_ERROR", "exited with code 137")),
                new Row("failed while nobody looked", Cause.FAILED, failed("FAILED", null)).unwatched(),
                new Row("failed and expired", Cause.EXPIRED, failed("FAILED", null, 20)));
    }

    private static List<Row> unknown() {
        return List.of(
                new Row("gone", Cause.GONE, running()),
                new Row("gone while nobody looked", Cause.GONE_UNWATCHED, running()).unwatched(),
                new Row("gone on its way out", Cause.GONE, leaving()));
    }

    @Test
    void the_end_of_ours_carries_its_evidence() {
        var acts = List.of(logged("delete", "console@acme.example", "sandbox-console", 200, 5));

        End end = CauseOfEnd.of(running(), SEEN, MISSED, true, List.of(outcome("person", Result.SUCCEEDED, 6)), acts);

        assertThat(end)
                .isEqualTo(new End(
                        SEEN.plusSeconds(6), SEEN, Cause.DELETED_BY_PERSON, "Maria", "id-Maria", OPERATION, "log-5"));
    }

    @Test
    void an_end_elsewhere_names_the_entry_and_its_time() {
        var acts = List.of(logged("delete", "eve@acme.example", "curl", 200, 5));

        End end = CauseOfEnd.of(running(), SEEN, MISSED, true, List.of(), acts);

        assertThat(end.entry()).isEqualTo("log-5");
        assertThat(end.at()).isEqualTo(SEEN.plusSeconds(5));
        assertThat(end.operation()).isNull();
    }

    @Test
    void an_expired_sandbox_ended_at_its_expiry() {
        End end = CauseOfEnd.of(expiring(20), SEEN, MISSED, true, List.of(), List.of());

        assertThat(end.at()).isEqualTo(SEEN.plusSeconds(20));
    }

    @Test
    void an_end_without_a_time_of_its_own_is_when_it_was_missed() {
        End end = CauseOfEnd.of(running(), SEEN, MISSED, false, List.of(), List.of());

        assertThat(end.at()).isEqualTo(MISSED);
    }

    @Test
    void a_deletion_before_the_last_sight_ended_nothing_before_it() {
        var trail = List.of(outcome("person", Result.SUCCEEDED, -60));

        End end = CauseOfEnd.of(leaving(), SEEN, MISSED, true, trail, List.of());

        assertThat(end.at()).isEqualTo(MISSED);
    }

    @Test
    void evidence_in_any_order_gives_the_same_end() {
        List<AuditEvent> trail = new ArrayList<>(List.of(
                intent("person", 5),
                outcome("person", Result.SUCCEEDED, 6),
                outcome(ANOTHER, "key", Result.FAILED, 4)));
        End end = CauseOfEnd.of(running(), SEEN, MISSED, true, trail, List.of());

        End reversed = CauseOfEnd.of(running(), SEEN, MISSED, true, trail.reversed(), List.of());

        assertThat(reversed).isEqualTo(end);
    }

    private static AuditEvent intent(String kind, int second) {
        return event(OPERATION, kind, "delete", null, second, "sbx-1");
    }

    private static AuditEvent outcome(String kind, Result result, int second) {
        return outcome(OPERATION, kind, result, second);
    }

    private static AuditEvent outcome(UUID operation, String kind, Result result, int second) {
        return event(operation, kind, "delete", result, second, "sbx-1");
    }

    private static AuditEvent event(
            UUID operation, String kind, String action, @Nullable Result result, int second, String sandbox) {
        String name = switch (kind) {
            case "person" -> "Maria";
            case "key" -> "ci";
            default -> "job";
        };
        return new AuditEvent(
                SEEN.plusSeconds(second),
                operation,
                result == null ? Phase.INTENT : Phase.OUTCOME,
                new Who("id-" + name, name, kind, "browser", null),
                action,
                new What("prod", sandbox, null, null, null),
                result == null ? null : new Ending(result, "", "", null));
    }

    private static EngineAct logged(String action, String actor, String source, @Nullable Integer status, int second) {
        return new EngineAct("log-" + second, ID, action, actor, null, null, source, status, SEEN.plusSeconds(second));
    }

    private static Sandbox running() {
        return sandbox(Kind.RUNNING, null, null, null, null, EngineAttributes.NONE);
    }

    private static Sandbox leaving() {
        return sandbox(Kind.STOPPING, null, null, -5, null, EngineAttributes.NONE);
    }

    private static Sandbox expiring(int second) {
        return sandbox(Kind.RUNNING, null, null, null, second, EngineAttributes.NONE);
    }

    private static Sandbox over(String reason) {
        return sandbox(Kind.TERMINATED, reason, null, null, -3600, EngineAttributes.NONE);
    }

    private static Sandbox failed(String reason, @Nullable String message) {
        return sandbox(Kind.FAILED, reason, message, null, null, EngineAttributes.NONE);
    }

    private static Sandbox failed(String reason, @Nullable String message, int expires) {
        return sandbox(Kind.FAILED, reason, message, null, expires, EngineAttributes.NONE);
    }

    private static Sandbox stopped(Interval delete, int since) {
        return sandbox(Kind.STOPPED, null, null, since, null, attributes(Intervals.NONE.withDelete(delete), null));
    }

    /// One that dies when it stops, last active at `second` and stopped by its engine after `minutes`.
    private static Sandbox idle(int second, int minutes) {
        var intervals = Intervals.NONE
                .withStop(Interval.after(Duration.ofMinutes(minutes)))
                .withDelete(Interval.AT_ONCE);
        return sandbox(Kind.RUNNING, null, null, null, null, attributes(intervals, SEEN.plusSeconds(second)));
    }

    private static EngineAttributes attributes(Intervals intervals, @Nullable Instant activity) {
        return new EngineAttributes(null, null, null, null, activity, intervals, false, false, null, null);
    }

    private static Sandbox sandbox(
            Kind kind,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Integer since,
            @Nullable Integer expires,
            EngineAttributes attributes) {
        return new Sandbox(
                ID,
                new SandboxStatus(
                        SandboxState.of(kind), reason, message, since == null ? null : SEEN.plusSeconds(since)),
                Creator.Unknown.CREATOR,
                null,
                null,
                new Sandbox.Source.Unstated(),
                SEEN.minusSeconds(7200),
                expires == null ? null : SEEN.plusSeconds(expires),
                List.of(),
                null,
                Map.of(),
                attributes);
    }
}
