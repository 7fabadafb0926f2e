package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.testing.Databases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class StoredHistoryTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final Actor ML = Actors.person("ann", Role.VIEWER, "ml");

    private static final Actor OPS = Actors.person("bob", Role.VIEWER, "ops");

    private static final End END = new End(
            NOW.minusSeconds(60),
            NOW.minusSeconds(90),
            End.Cause.DELETED_BY_PERSON,
            "Carl",
            "carl",
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            null);

    private final JdbcClient jdbc;

    private final LifeRows rows;

    private final StoredHistory history;

    StoredHistoryTests(Databases databases) {
        var database = databases.migrated();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        this.jdbc = JdbcClient.create(database);
        this.rows = new LifeRows(database);
        this.history = new StoredHistory(
                new HistorySearch(database),
                jdbc,
                Guards.on(TestTrail.on(database), clock),
                clock,
                () -> LockView.NONE);
    }

    private static Life life(String id) {
        var sandbox = new Sandbox(
                new SandboxId(new ConnectionId("prod"), id),
                new SandboxStatus(SandboxState.of(SandboxState.Kind.RUNNING), "Ready", "It runs.", null),
                new Creator.User("ann", "Ann", Creator.Evidence.RECORDED),
                "ann",
                "ml",
                new Sandbox.Source.Image("python:3.12"),
                NOW.minusSeconds(3_600),
                null,
                List.of(),
                null,
                Map.of("purpose", "ci"));
        return new Life(sandbox, NOW.minusSeconds(3_599), END);
    }

    @Test
    void a_life_reads_back_as_it_was() {
        rows.write(List.of(life("a")));

        assertThat(history.find(ML, life("a").sandbox().id())).contains(life("a"));
    }

    @Test
    void an_id_that_fits_no_column_leads_to_its_life() {
        String odd = "x\0\uD83D" + "y".repeat(400);
        rows.write(List.of(life(odd), life(odd + "z")));

        assertThat(history.find(ML, life(odd).sandbox().id())).contains(life(odd));
        assertThat(history.page(ML, query("id:x")).lives()).hasSize(2);
    }

    @Test
    void what_is_out_of_scope_is_not_found_in_any_way() {
        rows.write(List.of(life("a")));
        event(1);
        var id = life("a").sandbox().id();

        assertThat(history.find(OPS, id)).isEmpty();
        assertThat(history.events(OPS, id, 10)).isEmpty();
        assertThat(history.page(OPS, query("")).matching()).isZero();
        assertThat(history.facets(OPS, SandboxFilter.EVERYTHING, Set.of("team"))
                        .facets()
                        .matching())
                .isZero();
        try (var lives = history.lives(OPS, SandboxFilter.EVERYTHING, HistoryOrder.NEWEST_FIRST)) {
            assertThat(lives).isEmpty();
        }
    }

    @Test
    void events_come_newest_first_and_only_as_many_as_asked_for() {
        rows.write(List.of(life("a")));
        List.of(1, 2, 3).forEach(this::event);

        var events = history.events(ML, life("a").sandbox().id(), 2);

        assertThat(events).extracting(HistoryEvent::sequence).containsExactly(3, 2);
        assertThat(events.getFirst().changes()).containsExactly(new FieldChange("state", "running", null));
    }

    @Test
    void packed_events_come_with_those_that_follow_them() {
        rows.write(List.of(life("a")));
        var id = life("a").sandbox().id();
        var packed = List.of(packed(id, 1), packed(id, 2));
        jdbc.sql("insert into history_pack (history, oldest, events) select no, begun, :events from history_sandbox")
                .param("events", PackedEvents.written(packed))
                .update();
        event(3);

        assertThat(history.events(ML, id, 10))
                .extracting(HistoryEvent::sequence)
                .containsExactly(3, 2, 1);
        assertThat(history.events(ML, id, 2)).extracting(HistoryEvent::sequence).containsExactly(3, 2);
        assertThat(history.events(ML, id, 10)).endsWith(packed.get(1), packed.get(0));
        assertThat(history.events(OPS, id, 10)).isEmpty();
    }

    private static HistoryEvent packed(SandboxId id, int sequence) {
        return new HistoryEvent(
                id,
                sequence,
                NOW.minusSeconds(1_000L - sequence),
                null,
                HistoryEvent.Kind.CHANGED,
                HistoryEvent.Origin.LISTING,
                false,
                List.of(new FieldChange("state", "running", "paused")),
                null);
    }

    private void event(int sequence) {
        jdbc.sql("""
                        insert into history_event (history, sequence, at, kind, origin, gap, changes)
                        select no, :sequence, begun, 'CHANGED', 'LISTING', false, :changes from history_sandbox
                        """)
                .param("sequence", sequence)
                .param("changes", StoredValues.writtenChanges(List.of(new FieldChange("state", "running", null))))
                .update();
    }

    @Test
    void coverage_is_told_by_connection() {
        jdbc.sql("insert into history_watch (connection, since, until) values ('prod', :since, :until)")
                .param("since", NOW.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("until", NOW.atOffset(ZoneOffset.UTC))
                .update();

        assertThat(history.coverage())
                .containsExactly(
                        new Coverage(new ConnectionId("prod"), List.of(new Coverage.Span(NOW.minusSeconds(60), NOW))));
    }

    private static HistoryQuery query(String filter) {
        return new HistoryQuery(SandboxFilter.parse(filter), HistoryOrder.NEWEST_FIRST, 0, 10);
    }

    @Test
    void several_lives_are_found_at_once_and_those_out_of_scope_are_not() {
        rows.write(List.of(life("a"), life("b"), life("c")));

        assertThat(history.find(ML, ids("a", "c", "missing")))
                .extracting(life -> life.sandbox().id().value())
                .containsExactlyInAnyOrder("a", "c");
        assertThat(history.find(OPS, ids("a", "c"))).isEmpty();
        assertThat(history.find(ML, Set.of())).isEmpty();
    }

    private static Set<SandboxId> ids(String... values) {
        return Stream.of(values)
                .map(value -> new SandboxId(new ConnectionId("prod"), value))
                .collect(Collectors.toSet());
    }
}
