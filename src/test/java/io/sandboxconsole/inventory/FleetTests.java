package io.sandboxconsole.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.inventory.InventoryChange.Difference;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FleetTests {

    private static final ConnectionId ENGINE = new ConnectionId("engine-0");

    private final List<InventoryChange> changes = Collections.synchronizedList(new ArrayList<>());

    private final SettableTime time = new SettableTime();

    private final Fleet fleet = new Fleet(changes::add, time);

    private final List<Sandbox> sandboxes = new SyntheticFleet(5, 4, 1)
            .sandboxes(400).stream()
                    .map(sandbox -> SyntheticFleet.in(Kind.RUNNING, sandbox))
                    .toList();

    @Test
    void a_listing_tells_what_appeared_changed_and_went() {
        Sandbox stays = sandboxes.get(0);
        Sandbox before = sandboxes.get(1);
        Sandbox after = SyntheticFleet.in(Kind.PAUSED, before);
        Sandbox goes = sandboxes.get(2);
        Sandbox comes = sandboxes.get(3);
        fleet.listed(ENGINE, List.of(stays, before, goes), fleet.mark());

        fleet.listed(ENGINE, List.of(stays, after, comes), fleet.mark());

        var change = changes.getLast();
        assertThat(change.version()).isEqualTo(2);
        assertThat(change.appeared()).containsExactly(comes);
        assertThat(change.changed()).containsExactly(new Difference(before, after));
        assertThat(change.gone()).containsExactly(goes);
        assertThat(change.sightings().lastSeen()).containsOnlyKeys(goes.id());
        assertThat(change.sightings().alone()).isEmpty();
    }

    @Test
    void what_is_read_alone_is_told_apart_from_a_listing() {
        fleet.listed(ENGINE, sandboxes, fleet.mark());
        Sandbox read = SyntheticFleet.in(Kind.PAUSED, sandboxes.get(1));

        fleet.seen(read);
        assertThat(changes.getLast().sightings().alone()).containsExactly(read.id());

        fleet.removed(read.id());
        assertThat(changes.getLast().gone()).containsExactly(read);
        assertThat(changes.getLast().sightings().alone()).containsExactly(read.id());
    }

    @Test
    void a_listing_leaves_other_connections_alone() {
        fleet.listed(ENGINE, sandboxes, fleet.mark());

        fleet.listed(new ConnectionId("other"), List.of(), fleet.mark());

        assertThat(fleet.snapshot().rows().size()).isEqualTo(400);
    }

    @Test
    void what_is_brought_by_many_threads_is_visible_to_each_at_once_and_lost_by_none() {
        List<Boolean> seen = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Sandbox sandbox : sandboxes) {
                threads.execute(() -> {
                    fleet.seen(sandbox);
                    seen.add(fleet.snapshot().ordered(SortOrder.Key.CREATED).size() > 0
                            && holds(fleet.snapshot(), sandbox));
                });
            }
        }

        assertThat(seen).hasSize(400).containsOnly(true);
        assertThat(fleet.snapshot().rows().size()).isEqualTo(400);
        assertThat(changes.stream().mapToInt(change -> change.appeared().size()).sum())
                .isEqualTo(400);
        assertThat(changes).extracting(InventoryChange::version).isSorted();
    }

    @Test
    void what_a_deleted_key_created_says_so_at_once() {
        var key = new Creator.ApiKey("key-1", "CI", false, Evidence.RECORDED);
        var other = new Creator.ApiKey("key-2", "CI", false, Evidence.RECORDED);
        Sandbox byKey = sandboxes.get(0).createdBy(key);
        Sandbox byOther = sandboxes.get(1).createdBy(other);
        fleet.listed(ENGINE, List.of(byKey, byOther), fleet.mark());

        fleet.keyDeleted("key-1");

        assertThat(fleet.find(byKey.id())).contains(byKey.createdBy(key.asDeleted()));
        assertThat(fleet.find(byOther.id())).contains(byOther);
    }

    @Test
    void a_change_of_state_that_the_engine_gives_no_time_for_counts_from_when_it_was_seen() {
        Sandbox running = untimed(Kind.RUNNING);
        fleet.listed(ENGINE, List.of(running), fleet.mark());
        assertThat(fleet.find(running.id())).contains(running);

        time.pass(Duration.ofSeconds(20));
        Instant paused = time.instant();
        fleet.seen(untimed(Kind.PAUSED));
        time.pass(Duration.ofMinutes(24));
        fleet.listed(ENGINE, List.of(untimed(Kind.PAUSED)), fleet.mark());

        assertThat(fleet.find(running.id()).orElseThrow().status().lastTransitionAt())
                .isEqualTo(paused);
    }

    @Test
    void a_change_of_state_that_was_seen_late_has_no_time() {
        Sandbox running = untimed(Kind.RUNNING);
        fleet.listed(ENGINE, List.of(running), fleet.mark());

        time.pass(Duration.ofHours(1));
        fleet.listed(ENGINE, List.of(untimed(Kind.PAUSED)), fleet.mark());

        assertThat(fleet.find(running.id())).contains(untimed(Kind.PAUSED));
    }

    private Sandbox untimed(Kind kind) {
        Sandbox sandbox = sandboxes.getFirst();
        return SyntheticFleet.with(sandbox, new SandboxStatus(SandboxState.of(kind), null, null, null), sandbox.team());
    }

    private static boolean holds(FleetSnapshot snapshot, Sandbox sandbox) {
        SortedRows rows = snapshot.rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).equals(sandbox)) {
                return true;
            }
        }
        return false;
    }
}
