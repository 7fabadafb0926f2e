package io.sandboxconsole.daytona;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.daytona.DaytonaIntervals.Act;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Interval.When;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Options;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks that each interval means the same in a form, on the wire and at the server.
class DaytonaIntervalsTests extends DaytonaChangeTest {

    private static final Capabilities CAPABILITIES = new Capabilities(
            "Daytona",
            Set.of(),
            true,
            false,
            Duration.ZERO,
            null,
            Set.of(SpecPart.INTERVALS),
            ReservedNames.NONE,
            DaytonaIntervals.automation(true),
            Capabilities.InputHints.USUAL);

    private final DaytonaCreation creation = new DaytonaCreation(server);

    @ParameterizedTest
    @CsvSource({
        "STOP, 0, NEVER",
        "STOP, -1, UNSTATED",
        "STOP, , UNSTATED",
        "STOP, 30, AFTER",
        "PAUSE, 0, NEVER",
        "PAUSE, -1, UNSTATED",
        "PAUSE, , UNSTATED",
        "PAUSE, 30, AFTER",
        "ARCHIVE, 0, LATEST",
        "ARCHIVE, -1, UNSTATED",
        "ARCHIVE, , UNSTATED",
        "ARCHIVE, 30, AFTER",
        "DELETE, 0, AT_ONCE",
        "DELETE, -1, NEVER",
        "DELETE, , UNSTATED",
        "DELETE, 30, AFTER"
    })
    void a_number_has_the_meaning_that_its_act_gives_it(Act act, @Nullable BigDecimal minutes, When when) {
        Interval interval = act.interval(minutes);

        assertThat(interval.when()).isEqualTo(when);
        assertThat(act.number(interval))
                .isEqualTo(when == When.UNSTATED || minutes == null ? null : minutes.longValue());
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, NEVER, 0, NEVER",
        "STOP, UNSTATED, 15, AFTER",
        "STOP, AFTER, 30, AFTER",
        "ARCHIVE, LATEST, 43200, AFTER",
        "ARCHIVE, UNSTATED, 10080, AFTER",
        "ARCHIVE, AFTER, 30, AFTER",
        "DELETE, AT_ONCE, 0, AT_ONCE",
        "DELETE, NEVER, -1, NEVER",
        "DELETE, UNSTATED, -1, NEVER",
        "DELETE, AFTER, 30, AFTER"
    })
    void what_a_new_sandbox_is_given_is_what_its_server_keeps_and_its_details_say(
            Act act, When when, int kept, When shown) {
        Sandbox created = create(with(act, of(when)), "");

        assertThat(stored(created.id(), act)).isEqualTo(kept);
        assertThat(interval(read(created.id()).attributes().intervals(), act).when())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, NEVER, 0",
        "STOP, AFTER, 30",
        "STOP, UNSTATED, 20",
        "ARCHIVE, LATEST, 43200",
        "ARCHIVE, AFTER, 30",
        "ARCHIVE, UNSTATED, 2000",
        "DELETE, AT_ONCE, 0",
        "DELETE, NEVER, -1",
        "DELETE, AFTER, 30",
        "DELETE, UNSTATED, 500"
    })
    void what_an_existing_sandbox_is_given_is_what_its_server_keeps(Act act, When when, int kept) {
        SandboxId id = resting(
                "started",
                sandbox -> sandbox.withIntervals(
                        new io.sandboxconsole.simulator.daytona.DaytonaSandbox.Intervals(20, 2_000, 500, 0, null)));
        Intervals before = read(id).attributes().intervals();

        changes.change(id, new SandboxCommand.SetIntervals(before, replaced(before, act, of(when))));

        assertThat(stored(id, act)).isEqualTo(kept);
    }

    @Test
    void a_newer_machine_that_can_pause_does_so_by_itself_unless_told_otherwise() {
        daytona.behaviour().version("0.205.1");
        read(resting("started"));

        assertThat(shown(Intervals.NONE)).isEqualTo(List.of(Interval.NEVER, Interval.after(Duration.ofMinutes(60))));
        assertThat(shown(Intervals.NONE.withPause(of(When.AFTER)))).isEqualTo(List.of(Interval.NEVER, of(When.AFTER)));
        assertThat(shown(Intervals.NONE.withPause(Interval.NEVER)))
                .isEqualTo(List.of(Interval.after(Duration.ofMinutes(15)), Interval.NEVER));
        assertThat(shown(Intervals.NONE.withStop(of(When.AFTER)))).isEqualTo(List.of(of(When.AFTER), Interval.NEVER));
        assertThat(shown(Intervals.NONE.withDelete(Interval.AT_ONCE)))
                .isEqualTo(List.of(Interval.after(Duration.ofMinutes(15)), Interval.NEVER));
    }

    @Test
    void an_older_server_tells_nothing_of_pausing() {
        assertThat(read(resting("started")).attributes().intervals().pause()).isEqualTo(Interval.UNSTATED);
    }

    @Test
    void what_no_server_does_is_refused_before_it_is_sent() {
        Interval hour = Interval.after(Duration.ofHours(1));
        var none = Intervals.NONE;

        assertThat(List.of(
                        none.withStop(Interval.after(Duration.ofSeconds(90))),
                        none.withStop(Interval.after(Duration.ZERO)),
                        none.withStop(Interval.AT_ONCE),
                        none.withPause(Interval.LATEST),
                        none.withStop(hour).withPause(hour),
                        none.withPause(hour).withDelete(Interval.AT_ONCE),
                        none.withArchive(Interval.NEVER),
                        none.withArchive(Interval.after(Duration.ofDays(31))),
                        none.withDelete(Interval.LATEST)))
                .allSatisfy(intervals ->
                        assertThat(DaytonaIntervals.problem(intervals, true)).isPresent());
        assertThat(DaytonaIntervals.problem(none.withPause(hour), false)).isPresent();
        assertThat(List.of(
                        none,
                        new Intervals(hour, Interval.NEVER, hour, Interval.AT_ONCE),
                        new Intervals(Interval.NEVER, hour, Interval.LATEST, Interval.NEVER)))
                .allSatisfy(intervals ->
                        assertThat(DaytonaIntervals.problem(intervals, true)).isEmpty());
    }

    private List<Interval> shown(Intervals requested) {
        var intervals = read(create(requested, "daytona-vm").id()).attributes().intervals();
        return List.of(intervals.stop(), intervals.pause());
    }

    private Sandbox create(Intervals intervals, String snapshot) {
        Origin origin = snapshot.isEmpty() ? new Origin.Image("debian:12", null) : new Origin.Snapshot(snapshot);
        return creation.create(
                new SandboxSpec(
                        origin,
                        List.of(),
                        null,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        null,
                        List.of(),
                        new Options(null, intervals, false)),
                CAPABILITIES);
    }

    private static Interval of(When when) {
        return switch (when) {
            case UNSTATED -> Interval.UNSTATED;
            case NEVER -> Interval.NEVER;
            case AT_ONCE -> Interval.AT_ONCE;
            case LATEST -> Interval.LATEST;
            case AFTER -> Interval.after(Duration.ofMinutes(30));
        };
    }

    private static Intervals with(Act act, Interval interval) {
        return replaced(Intervals.NONE, act, interval);
    }

    private static Intervals replaced(Intervals intervals, Act act, Interval interval) {
        return switch (act) {
            case STOP -> intervals.withStop(interval);
            case PAUSE -> intervals.withPause(interval);
            case ARCHIVE -> intervals.withArchive(interval);
            case DELETE -> intervals.withDelete(interval);
        };
    }

    private static Interval interval(Intervals intervals, Act act) {
        return switch (act) {
            case STOP -> intervals.stop();
            case PAUSE -> intervals.pause();
            case ARCHIVE -> intervals.archive();
            case DELETE -> intervals.delete();
        };
    }

    private int stored(SandboxId id, Act act) {
        var intervals = stored(id).intervals();
        return switch (act) {
            case STOP -> intervals.stop();
            case PAUSE -> intervals.pause();
            case ARCHIVE -> intervals.archive();
            case DELETE -> intervals.delete();
        };
    }
}
