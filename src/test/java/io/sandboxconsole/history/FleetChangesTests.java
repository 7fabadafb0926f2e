package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.history.HistoryEvent.Kind;
import io.sandboxconsole.history.change.ChangeLog;
import io.sandboxconsole.history.change.ChangeLogs;
import io.sandboxconsole.history.change.ChangePosition;
import io.sandboxconsole.history.change.FleetChange;
import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class FleetChangesTests {

    private static final int SANDBOXES = 40;

    private final SyntheticFleet fleet = new SyntheticFleet(7, 3, 2);

    private final ConnectionId connection = fleet.connections().getFirst();

    private final StoppableDataSource database;

    private final WrittenHistory history;

    private final ChangeLog log;

    FleetChangesTests(Databases databases) {
        this.database = databases.migrated();
        this.history = new WrittenHistory(database, connection);
        this.log = ChangeLogs.on(database);
    }

    @Test
    void a_reader_who_goes_on_from_any_number_misses_no_change_and_gets_none_twice() {
        var sandbox = running();
        history.appears(sandbox);
        history.round();
        history.changes(sandbox, SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));
        history.round();
        history.readAsGone(SyntheticFleet.in(SandboxState.Kind.PAUSED, sandbox));
        history.round();

        List<FleetChange> all = log.after(0, 100);

        assertThat(all).extracting(FleetChangesTests::kind).containsExactly(Kind.FIRST_SEEN, Kind.CHANGED, Kind.ENDED);
        assertThat(all).extracting(FleetChange::number).containsExactly(1L, 2L, 3L);
        assertThat(log.end()).isEqualTo(3);
        for (int number = 0; number <= 3; number++) {
            assertThat(log.after(number, 100)).isEqualTo(all.subList(number, 3));
            assertThat(log.after(number, 1)).isEqualTo(all.subList(number, Math.min(3, number + 1)));
        }
        var changed = (FleetChange.Of) all.get(1);
        assertThat(changed.event().changes()).contains(new FieldChange("state", "running", "paused"));
        assertThat(changed.state()).isEqualTo("paused");
        assertThat(changed.event().sandbox()).isEqualTo(sandbox.id());
    }

    @Test
    void numbers_become_visible_in_their_order_while_two_connections_are_written_at_once() throws InterruptedException {
        var other = new WrittenHistory(database, fleet.connections().getLast());
        List<Sandbox> here = some(connection);
        List<Sandbox> there = some(fleet.connections().getLast());
        Thread one = Thread.ofVirtual().start(() -> write(history, here));
        Thread two = Thread.ofVirtual().start(() -> write(other, there));

        List<FleetChange> read = new ArrayList<>();
        boolean writing = true;
        while (writing || read.size() < log.end()) {
            writing = one.isAlive() || two.isAlive();
            read.addAll(log.after(read.isEmpty() ? 0 : read.getLast().number(), 7));
        }
        one.join();
        two.join();

        assertThat(read)
                .extracting(FleetChange::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2L * SANDBOXES).boxed().toList());
    }

    private static void write(WrittenHistory writer, List<Sandbox> sandboxes) {
        sandboxes.forEach(sandbox -> {
            writer.appears(sandbox);
            writer.round();
        });
    }

    private List<Sandbox> some(ConnectionId of) {
        return Stream.generate(fleet::sandbox)
                .filter(sandbox -> sandbox.id().connection().equals(of))
                .limit(SANDBOXES)
                .toList();
    }

    @Test
    void a_team_is_told_of_its_own_sandboxes_only_and_that_one_has_left_it() {
        Actor research = Actors.person("rita", Role.VIEWER, "research");
        Actor platform = Actors.person("paul", Role.VIEWER, "platform");
        var before = of("research", running());
        history.appears(before);
        history.round();
        history.changes(before, of("platform", before));
        history.round();
        var gone = SyntheticFleet.in(SandboxState.Kind.PAUSED, of("platform", before));
        history.changes(of("platform", before), gone);
        history.round();

        List<FleetChange> all = log.after(0, 100);

        assertThat(log.visible(research, all)).containsExactly(all.getFirst(), new FleetChange.Left(2, before.id()));
        assertThat(log.visible(platform, all)).containsExactly(all.get(1), all.get(2));
        assertThat(log.visible(Actors.person("nora", Role.VIEWER), all)).isEmpty();
    }

    @Test
    void a_time_without_a_watch_is_told_between_the_changes() {
        var sandbox = running();
        history.appears(sandbox);
        history.listedAndRound();
        history.restart();
        history.advance(Duration.ofMinutes(10));
        history.appears(sandbox);
        history.listedAndRound();

        var told = (FleetChange.Unwatched) log.after(0, 100).getLast();

        assertThat(told.connection()).isEqualTo(connection);
        assertThat(Duration.between(told.span().from(), told.span().until())).isGreaterThan(Duration.ofMinutes(9));
        assertThat(log.visible(Actors.person("rita", Role.VIEWER, "research"), List.of(told)))
                .containsExactly(told);
    }

    @Test
    void a_place_is_followed_only_while_nothing_behind_it_is_purged_and_only_in_its_own_database() {
        write(history, some(connection));
        var kept = log.kept();
        assertThat(kept.follows(kept.end().at(0))).isTrue();

        history.delete("history_change", 10);

        assertThat(log.kept().follows(kept.end().at(9))).isFalse();
        assertThat(log.kept().follows(kept.end().at(10))).isTrue();
        assertThat(log.kept().follows(kept.end())).isTrue();
        assertThat(log.kept().follows(kept.end().at(SANDBOXES + 1))).isFalse();
        assertThat(log.kept().follows(new ChangePosition(kept.end().log() + 1, 20)))
                .isFalse();
        assertThat(ChangePosition.parse(kept.end().toString())).contains(kept.end());
        assertThat(ChangePosition.parse("12")).isEmpty();
        assertThat(ChangePosition.parse("zzzzzzzzzzzz-999999999999999999")).isPresent();
    }

    private static @Nullable Kind kind(FleetChange change) {
        return change instanceof FleetChange.Of of ? of.event().kind() : null;
    }

    private Sandbox running() {
        return SyntheticFleet.in(SandboxState.Kind.RUNNING, some(connection).getFirst());
    }

    private static Sandbox of(String team, Sandbox sandbox) {
        return new Sandbox(
                sandbox.id(),
                sandbox.status(),
                sandbox.creator(),
                "somebody",
                team,
                sandbox.source(),
                sandbox.createdAt(),
                sandbox.expiresAt(),
                sandbox.entrypoint(),
                sandbox.platform(),
                sandbox.metadata(),
                sandbox.attributes());
    }
}
