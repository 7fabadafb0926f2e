package io.sandboxconsole.daytona;

import static io.sandboxconsole.sandbox.SandboxAction.ARCHIVE;
import static io.sandboxconsole.sandbox.SandboxAction.BACKUP;
import static io.sandboxconsole.sandbox.SandboxAction.CLOSE_SSH;
import static io.sandboxconsole.sandbox.SandboxAction.DELETE;
import static io.sandboxconsole.sandbox.SandboxAction.EDIT_METADATA;
import static io.sandboxconsole.sandbox.SandboxAction.FORK;
import static io.sandboxconsole.sandbox.SandboxAction.OPEN_SSH;
import static io.sandboxconsole.sandbox.SandboxAction.PAUSE;
import static io.sandboxconsole.sandbox.SandboxAction.RECOVER;
import static io.sandboxconsole.sandbox.SandboxAction.RENEW;
import static io.sandboxconsole.sandbox.SandboxAction.SET_INTERVALS;
import static io.sandboxconsole.sandbox.SandboxAction.SET_OPEN_PORTS;
import static io.sandboxconsole.sandbox.SandboxAction.SNAPSHOT;
import static io.sandboxconsole.sandbox.SandboxAction.START;
import static io.sandboxconsole.sandbox.SandboxAction.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.daytona.api.DaytonaPermissions;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaytonaActionsTests {

    private static final Intervals EPHEMERAL =
            Intervals.NONE.withStop(Interval.after(Duration.ofMinutes(15))).withDelete(Interval.AT_ONCE);

    private final DaytonaActions actions =
            new DaytonaActions(InstantSource.fixed(Sandboxes.NOW), new DaytonaPermissions());

    /// Every action that a state allows a virtual machine and a container; RECOVER of recoverable ones.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            started           | STOP TOUCH SNAPSHOT RESIZE BACKUP DELETE SSH ANY | PAUSE FORK
            stopped           | START ARCHIVE SNAPSHOT RESIZE BACKUP DELETE SSH ANY |
            paused            | STOP RESUME BACKUP DELETE ANY |
            archived          | START DELETE SSH ANY |
            archiving         | START DELETE SSH ANY |
            error             | RECOVER DELETE ANY |
            build_failed      | DELETE ANY |
            pending_build     | DELETE ANY |
            creating          | ANY |
            unknown           | ANY |
            restoring         | ANY |
            building_snapshot | ANY |
            pulling_snapshot  | ANY |
            starting          | ANY |
            stopping          | ANY |
            resuming          | ANY |
            resizing          | ANY |
            snapshotting      | ANY |
            forking           | ANY |
            pausing           | ANY |
            destroying        | |
            destroyed         | |
            dreaming          | DELETE EDIT_METADATA SET_INTERVALS |
            """)
    void a_state_allows_what_the_engine_does_in_it(
            String state, @Nullable String always, @Nullable String asVirtualMachine) {
        Set<SandboxAction> container = named(always);
        Set<SandboxAction> virtualMachine = EnumSet.copyOf(container);
        virtualMachine.addAll(named(asVirtualMachine));

        assertThat(possible(Sandboxes.in(state, recoverable("container")))).isEqualTo(container);
        assertThat(possible(Sandboxes.in(state, recoverable(null)))).isEqualTo(container);
        assertThat(possible(Sandboxes.in(state, recoverable("linux-vm")))).isEqualTo(virtualMachine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"container", "android", "unforeseen"})
    void a_class_that_cannot_pause_or_fork_says_so_in_every_state(String machine) {
        for (String state : List.of("started", "stopped", "error")) {
            Sandbox sandbox = Sandboxes.in(state, Sandboxes.machine(machine));

            assertThat(reason(sandbox, PAUSE)).contains(machine, "cannot be paused");
            assertThat(reason(sandbox, FORK)).contains(machine, "cannot be forked");
        }
    }

    @Test
    void a_windows_sandbox_must_be_stopped_for_a_snapshot() {
        assertThat(reason(Sandboxes.in("started", Sandboxes.machine("windows")), SNAPSHOT))
                .contains("must be stopped");
        assertThat(possible(Sandboxes.in("stopped", Sandboxes.machine("windows"))))
                .contains(SNAPSHOT);
    }

    @Test
    void an_ephemeral_sandbox_is_neither_archived_nor_backed_up() {
        Sandbox ephemeral = Sandboxes.in("stopped", Sandboxes.intervals(EPHEMERAL));

        assertThat(reason(ephemeral, ARCHIVE)).contains("deleted as soon as it stops");
        assertThat(reason(ephemeral, BACKUP)).contains("deleted as soon as it stops");
    }

    @Test
    void a_backup_begins_only_when_none_is_under_way() {
        assertThat(reason(Sandboxes.in("started", Sandboxes.backup("InProgress")), BACKUP))
                .contains("InProgress");
        assertThat(reason(Sandboxes.in("started", Sandboxes.backup("Error")), BACKUP))
                .contains("Error");
        assertThat(possible(Sandboxes.in("started", Sandboxes.backup("Completed"))))
                .contains(BACKUP);
        assertThat(possible(Sandboxes.in("started", Sandboxes.backup("None")))).contains(BACKUP);
    }

    @Test
    void only_what_the_engine_calls_recoverable_is_recovered() {
        assertThat(reason(Sandboxes.in("error"), RECOVER)).contains("cannot recover");
        assertThat(possible(Sandboxes.in("error", Sandboxes.recoverable()))).contains(RECOVER);
    }

    @Test
    void a_sandbox_with_graphics_processors_is_not_forked() {
        var size = new EngineAttributes.Size(null, null, null, BigDecimal.ONE);
        var attributes =
                new EngineAttributes(null, "linux-vm", null, size, null, Intervals.NONE, false, false, null, null);

        assertThat(reason(Sandboxes.in("started", attributes), FORK)).contains("GPUs");
    }

    @Test
    void a_transition_is_named_as_the_state_that_is_in_the_way() {
        assertThat(actions.obstacle(Sandboxes.in("stopping"), DELETE))
                .containsInstanceOf(Obstacle.WrongState.class)
                .get()
                .hasToString("WrongState[state=stopping]");
    }

    @ParameterizedTest
    @EnumSource
    void every_caution_is_a_sentence(SandboxAction action) {
        actions.warnings(Sandboxes.in("started"), action)
                .forEach(warning -> assertThat(warning.sentence().toString()).endsWith("."));
    }

    @Test
    void stopping_an_ephemeral_sandbox_says_that_it_deletes_and_asks_for_its_name() {
        Sandbox ephemeral = Sandboxes.in("started", Sandboxes.intervals(EPHEMERAL));

        assertThat(actions.warnings(ephemeral, STOP)).singleElement().satisfies(warning -> {
            assertThat(warning.typed()).isEqualTo("swift");
            assertThat(warning.sentence().toString()).contains("Stopping deletes this sandbox");
        });
        assertThat(actions.warnings(Sandboxes.in("started"), STOP)).isEmpty();
    }

    @Test
    void what_an_action_does_beyond_its_name_is_said_before() {
        assertThat(said(Sandboxes.in("started"), DELETE)).contains("Linked sandboxes");
        assertThat(said(Sandboxes.in("started"), OPEN_SSH)).contains("Every earlier SSH access");
        assertThat(said(Sandboxes.in("archived", Sandboxes.intervals(Intervals.NONE.withStop(Interval.NEVER))), START))
                .contains("archived", "runs and costs");
        assertThat(said(Sandboxes.in("stopped", Sandboxes.intervals(EPHEMERAL)), START))
                .isEmpty();
        assertThat(said(Sandboxes.in("started"), SET_OPEN_PORTS)).contains("Anyone who knows the address");
    }

    @Test
    void a_kept_and_a_brokered_lease_are_not_deleted_here() {
        var kept = Sandboxes.lease(Lease.Kind.DIRECT, true, null);
        var brokered = Sandboxes.lease(Lease.Kind.BROKERED, false, null);

        assertThat(reason(leased(kept), DELETE)).contains("swift-crab", "keep=true");
        assertThat(reason(leased(brokered), DELETE)).contains("coordinator");
        assertThat(possible(leased(kept))).contains(STOP, OPEN_SSH).doesNotContain(FORK);
    }

    @Test
    void nothing_is_done_to_an_ambiguous_lease() {
        var ambiguous = Sandboxes.lease(Lease.Kind.DIRECT, false, null, Lease.Flaw.AMBIGUOUS);

        assertThat(possible(leased(ambiguous))).isEmpty();
        assertThat(reason(leased(ambiguous), DELETE)).contains("Two sandboxes");
    }

    @Test
    void deleting_a_live_lease_that_was_used_within_the_hour_asks_for_its_slug() {
        var touched = Sandboxes.lease(Lease.Kind.DIRECT, false, Sandboxes.NOW.minusSeconds(3_599));
        var old = Sandboxes.lease(Lease.Kind.DIRECT, false, Sandboxes.NOW.minusSeconds(3_600));

        assertThat(typed(leased(touched))).containsExactly("swift-crab");
        assertThat(typed(leased(old))).isEmpty();
        assertThat(typed(Sandboxes.in("started", Sandboxes.leased(old, Sandboxes.NOW.minusSeconds(60)))))
                .containsExactly("swift-crab");
        assertThat(typed(Sandboxes.in("error", Sandboxes.leased(touched, null))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"STOP", "OPEN_SSH", "CLOSE_SSH", "SET_INTERVALS", "SET_OPEN_PORTS", "EDIT_METADATA", "DELETE"})
    void what_disturbs_a_lease_is_said_before(SandboxAction action) {
        var lease = Sandboxes.lease(Lease.Kind.DIRECT, false, null);
        var damaged = Sandboxes.lease(Lease.Kind.DAMAGED, false, null);

        assertThat(said(leased(lease), action)).contains("Crabbox", "lease swift-crab");
        assertThat(said(leased(damaged), action)).contains("incomplete metadata");
    }

    @Test
    void deleting_the_builder_of_a_snapshot_says_what_fails() {
        assertThat(said(leased(Sandboxes.lease(Lease.Kind.BUILDER, false, null)), DELETE))
                .contains("building a snapshot");
    }

    private static EngineAttributes recoverable(@Nullable String machine) {
        return new EngineAttributes(null, machine, null, null, null, Intervals.NONE, false, true, null, null);
    }

    private static Sandbox leased(Lease lease) {
        return Sandboxes.in("started", Sandboxes.leased(lease, null));
    }

    private Set<SandboxAction> possible(Sandbox sandbox) {
        Set<SandboxAction> possible = EnumSet.allOf(SandboxAction.class);
        possible.removeIf(action -> actions.obstacle(sandbox, action).isPresent());
        return possible;
    }

    private String reason(Sandbox sandbox, SandboxAction action) {
        return actions.obstacle(sandbox, action)
                .map(Obstacle.Refused.class::cast)
                .map(refused -> refused.reason().toString())
                .orElseThrow();
    }

    private String said(Sandbox sandbox, SandboxAction action) {
        return String.join(
                " ",
                actions.warnings(sandbox, action).stream()
                        .map(warning -> warning.sentence().toString())
                        .toList());
    }

    private List<String> typed(Sandbox sandbox) {
        return actions.warnings(sandbox, DELETE).stream()
                .map(ActionWarning::typed)
                .<String>mapMulti((typed, all) -> {
                    if (typed != null) {
                        all.accept(typed);
                    }
                })
                .toList();
    }

    /// SSH stands for opening it, ANY for what is possible wherever a sandbox has not gone.
    private static Set<SandboxAction> named(@Nullable String words) {
        Set<SandboxAction> named = EnumSet.noneOf(SandboxAction.class);
        for (String word : words == null ? new String[0] : words.strip().split(" ")) {
            switch (word) {
                case "SSH" -> named.add(OPEN_SSH);
                case "ANY" -> named.addAll(Set.of(EDIT_METADATA, SET_INTERVALS, SET_OPEN_PORTS, CLOSE_SSH));
                default -> named.add(SandboxAction.valueOf(word));
            }
        }
        if (named.contains(SET_INTERVALS)) {
            named.add(RENEW);
        }
        return named;
    }
}
