package io.sandboxconsole.bulk;

import static io.sandboxconsole.bulk.BulkFixture.DELETE;
import static io.sandboxconsole.bulk.BulkFixture.id;
import static io.sandboxconsole.bulk.BulkFixture.properties;
import static io.sandboxconsole.bulk.BulkFixture.running;
import static io.sandboxconsole.bulk.BulkFixture.sandbox;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.bulk.Skip.Reason;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.LifecycleFixture;
import io.sandboxconsole.sandbox.lock.LockSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTests {

    private static final Selection ALL = new Selection.Matching(SandboxFilter.EVERYTHING, Set.of());

    private final BulkFixture fixture = new BulkFixture();

    @Test
    void a_plan_takes_what_the_filter_finds_but_for_what_was_unticked() {
        fixture.inventory.list(List.of(hours("a", 3), hours("b", 2), hours("c", 1)));

        var draft = draft(fixture.lead, new Selection.Matching(SandboxFilter.parse("age:>90m"), Set.of(id("b"))));

        assertThat(reasons(draft)).containsExactly(Map.entry("a", "taken"));
        assertThat(draft.blocks()).isEmpty();
    }

    @Test
    void chosen_sandboxes_keep_their_order_and_the_missing_are_named() {
        fixture.inventory.list(
                List.of(hours("a", 3), hours("b", 2), sandbox("x", Kind.RUNNING, "other", "eve", null, null)));

        var draft = draft(fixture.lead, new Selection.Chosen(List.of(id("gone"), id("a"), id("x"), id("b"), id("a"))));

        assertThat(reasons(draft))
                .containsExactly(
                        Map.entry("gone", "NOT_FOUND"),
                        Map.entry("a", "taken"),
                        // What one may not see reads as if it did not exist.
                        Map.entry("x", "NOT_FOUND"),
                        Map.entry("b", "taken"));
    }

    @Test
    void what_is_not_possible_is_left_out_with_its_reason() {
        fixture.inventory.list(List.of(
                hours("a", 3),
                sandbox("b", Kind.PAUSED, "platform", "ada", Duration.ofHours(2), null),
                sandbox("c", Kind.STOPPING, "platform", "ada", Duration.ofHours(1), null)));

        assertThat(reasons(draft(fixture.lead, ALL, new BulkCommand.Simple(SandboxAction.PAUSE), Belts.NONE, none())))
                .containsOnly(Map.entry("a", "taken"), Map.entry("b", "WRONG_STATE"), Map.entry("c", "WRONG_STATE"));
        assertThat(reasons(draft(fixture.lead, ALL, new BulkCommand.Simple(SandboxAction.ARCHIVE), Belts.NONE, none())))
                .containsOnly(
                        Map.entry("a", "UNSUPPORTED"), Map.entry("b", "UNSUPPORTED"), Map.entry("c", "UNSUPPORTED"));
    }

    @Test
    void a_locked_one_is_left_out_of_what_would_end_it_with_who_and_why() {
        fixture.inventory.list(List.of(hours("a", 2), hours("b", 1)));
        fixture.lifecycle.locks.place(
                fixture.lead,
                new Target("prod", "a", null, "platform", "ada"),
                new LockSubject.One(id("a"), "a"),
                new ProtectionTerms("Demo", null));

        var deletion = draft(fixture.lead, ALL);

        assertThat(reasons(deletion)).containsOnly(Map.entry("a", "LOCKED"), Map.entry("b", "taken"));
        assertThat(deletion.items())
                .filteredOn(item -> item.id().equals(id("a")))
                .singleElement()
                .satisfies(
                        item -> assertThat(Objects.requireNonNull(item.skip()).detail())
                                .isEqualTo("Locked by lea by name: Demo"));
        var pause = draft(fixture.lead, ALL, new BulkCommand.Simple(SandboxAction.PAUSE), Belts.NONE, none());
        assertThat(reasons(pause)).containsOnly(Map.entry("a", "taken"), Map.entry("b", "taken"));
        fixture.inventory.list(
                List.of(LifecycleFixture.sandbox(id("a"), Kind.RUNNING, "platform", "ada"), hours("b", 1)));
        var earlier = draft(fixture.lead, ALL, new BulkCommand.Renew(Instant.EPOCH), Belts.NONE, none());
        assertThat(reasons(earlier)).containsEntry("a", "LOCKED");
        assertThat(reasons(draft(fixture.lead, new Selection.Matching(SandboxFilter.parse("locked:no"), Set.of()))))
                .containsOnly(Map.entry("b", "taken"));
    }

    @Test
    void an_operator_takes_at_most_25_and_only_their_own() {
        fixture.inventory.list(IntStream.range(0, 30)
                .mapToObj(i -> running("own-" + i, "ada", Duration.ofHours(i + 1)))
                .toList());
        assertThat(draft(fixture.operator, ALL).blocks())
                .containsExactly(new Block(Block.Kind.MOST_OF_ACTOR, "", 25, 30));

        fixture.inventory.list(List.of(hours("a", 1), running("b", "bob", Duration.ofHours(1))));
        assertThat(reasons(draft(fixture.operator, ALL)))
                .containsOnly(Map.entry("a", "taken"), Map.entry("b", "NOT_PERMITTED"));
    }

    @Test
    void a_viewer_takes_nothing() {
        fixture.inventory.list(List.of(hours("a", 1)));

        var draft = draft(fixture.viewer, ALL);

        assertThat(reasons(draft)).containsExactly(Map.entry("a", "NOT_PERMITTED"));
        assertThat(draft.blocks()).extracting(Block::kind).containsExactly(Block.Kind.NOTHING);
    }

    @Test
    void the_newest_of_each_creator_the_young_and_the_used_stay_out_and_what_is_unknown_with_them() {
        fixture.inventory.list(List.of(
                hours("a1", 5),
                hours("a2", 4),
                running("b1", "bob", Duration.ofHours(6)),
                running("b2", "bob", Duration.ofHours(9)),
                sandbox("c1", Kind.RUNNING, "platform", "cat", Duration.ofHours(30), Duration.ofHours(1)),
                sandbox("c2", Kind.RUNNING, "platform", "cat", Duration.ofHours(40), Duration.ofHours(20)),
                sandbox("c3", Kind.RUNNING, "platform", "cat", null, Duration.ofHours(20))));

        assertThat(reasons(draft(fixture.lead, ALL, DELETE, new Belts(null, null, 1, null, null), none())))
                .contains(
                        Map.entry("a2", "AMONG_NEWEST"),
                        Map.entry("a1", "taken"),
                        Map.entry("b1", "AMONG_NEWEST"),
                        Map.entry("b2", "taken"));
        assertThat(reasons(draft(
                        fixture.lead, ALL, DELETE, new Belts(null, null, null, Duration.ofHours(7), null), none())))
                .contains(Map.entry("a1", "TOO_YOUNG"), Map.entry("b2", "taken"), Map.entry("c3", "TOO_YOUNG"));
        assertThat(reasons(draft(
                        fixture.lead, ALL, DELETE, new Belts(null, null, null, null, Duration.ofHours(2)), none())))
                .contains(Map.entry("a1", "USED_LATELY"), Map.entry("c1", "USED_LATELY"), Map.entry("c2", "taken"));
    }

    @Test
    void belts_of_numbers_stop_the_whole_plan() {
        fixture.inventory.list(IntStream.range(0, 10)
                .mapToObj(i -> running("s" + i, "ada", Duration.ofHours(i + 1)))
                .toList());

        assertThat(draft(fixture.lead, ALL, DELETE, new Belts(4, 50, null, null, null), none())
                        .blocks())
                .containsExactlyInAnyOrder(
                        new Block(Block.Kind.MOST, "", 4, 10),
                        new Block(Block.Kind.PERCENT_OF_TEAM, "platform", 5, 10),
                        new Block(Block.Kind.PERCENT_OF_CONNECTION, "prod", 5, 10));
        assertThat(draft(
                                fixture.lead,
                                ALL,
                                DELETE,
                                Belts.NONE,
                                properties(
                                        Belts.NONE,
                                        Map.of("prod", new Belts(3, null, null, null, null)),
                                        Map.of("platform", new Belts(2, null, null, null, null))))
                        .blocks())
                .containsExactlyInAnyOrder(
                        new Block(Block.Kind.MOST, "platform", 2, 10), new Block(Block.Kind.MOST, "prod", 3, 10));
    }

    @Test
    void a_plan_tightens_the_settings_and_does_not_loosen_them() {
        fixture.inventory.list(List.of(hours("a", 1), hours("b", 2), hours("c", 3)));
        var settings = properties(new Belts(2, null, 1, Duration.ofMinutes(90), null), Map.of(), Map.of());

        var loosened = draft(fixture.lead, ALL, DELETE, new Belts(100, 100, 0, Duration.ZERO, Duration.ZERO), settings);
        assertThat(reasons(loosened)).containsEntry("a", "AMONG_NEWEST");
        var tightened = draft(fixture.lead, ALL, DELETE, new Belts(1, null, null, null, null), settings);

        assertThat(tightened.blocks()).containsExactly(new Block(Block.Kind.MOST, "", 1, 2));
    }

    @Test
    void a_listing_that_is_distrusted_or_old_stops_the_plan() {
        fixture.inventory.list(List.of(hours("a", 1)));
        fixture.old.add(LifecycleFixture.PROD);

        assertThat(draft(fixture.lead, ALL).blocks()).containsExactly(new Block(Block.Kind.OLD_DATA, "prod", 0, 1));
    }

    @Test
    void a_plan_asks_no_engine() {
        fixture.inventory.list(List.of(hours("a", 1)));

        draft(fixture.lead, ALL);

        assertThat(fixture.lifecycle.engine.asked()).isEmpty();
    }

    private static Sandbox hours(String id, int hours) {
        return running(id, "ada", Duration.ofHours(hours));
    }

    private static BulkProperties none() {
        return properties(Belts.NONE, Map.of(), Map.of());
    }

    private PlanDraft draft(Actor actor, Selection selection) {
        return draft(actor, selection, DELETE, Belts.NONE, none());
    }

    private PlanDraft draft(
            Actor actor, Selection selection, BulkCommand command, Belts asked, BulkProperties settings) {
        return fixture.planner(settings).draft(actor, selection, command, asked);
    }

    private static Map<String, String> reasons(PlanDraft draft) {
        Map<String, String> reasons = new LinkedHashMap<>();
        draft.items().forEach(item -> reasons.put(item.id().value(), word(item.skip())));
        return reasons;
    }

    private static String word(@Nullable Skip skip) {
        return skip == null ? "taken" : skip.reason().name();
    }

    @Test
    void every_reason_has_a_name_that_fits_its_column() {
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(reason.name()).hasSizeLessThanOrEqualTo(32));
    }
}
