package io.sandboxconsole.bulk;

import static io.sandboxconsole.bulk.BulkFixture.DELETE;
import static io.sandboxconsole.bulk.BulkFixture.properties;
import static io.sandboxconsole.bulk.BulkFixture.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.history.retention.TestHolds;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class BulkPlansTests {

    private static final Selection ALL = new Selection.Matching(SandboxFilter.parse("state:running"), Set.of());

    private final BulkFixture fixture = new BulkFixture();

    private final BulkPlans plans = new BulkPlans(
            fixture.inventory.inventory(),
            fixture.lifecycle.service,
            TestHolds.on(fixture.trail.database(), fixture.guard, fixture.lifecycle.clock),
            fixture.guard,
            new JdbcTemplate(fixture.trail.database()),
            new JdbcTransactionManager(fixture.trail.database()),
            properties(Belts.NONE, Map.of(), Map.of()),
            fixture.lifecycle.clock);

    @Test
    void a_plan_is_kept_with_its_sandboxes_and_recorded_with_the_reason() {
        fixture.inventory.list(
                List.of(running("a", "ada", Duration.ofHours(2)), running("b", "bob", Duration.ofHours(1))));

        var plan = plans.make(fixture.lead, ALL, DELETE, Belts.NONE, "Stale.");

        assertThat(plans.find(fixture.lead, plan.id())).contains(plan);
        assertThat(plan.filter()).isEqualTo("state:running");
        assertThat(plan.validUntil()).isEqualTo(plan.createdAt().plus(Duration.ofMinutes(15)));
        assertThat(plans.items(fixture.lead, plan.id(), 0, 10))
                .extracting(item -> item.id().value())
                .containsExactly("b", "a");
        assertThat(plan.hash()).isEqualTo(PlanHash.of(DELETE, plans.items(fixture.lead, plan.id(), 0, 10)));
        assertThat(fixture.trail.story()).containsExactly("INTENT plan-bulk", "OUTCOME plan-bulk SUCCEEDED");
        assertThat(fixture.trail.outcome().detail()).contains(plan.id().toString(), plan.hash(), "takes 2");
        assertThat(fixture.trail.rows().getFirst().context().reason()).isEqualTo("Stale.");
        assertThat(fixture.lifecycle.engine.asked()).isEmpty();
    }

    @Test
    void whoever_may_act_on_nothing_makes_no_plan_and_that_is_recorded() {
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> plans.make(fixture.viewer, ALL, DELETE, Belts.NONE, null));

        assertThat(fixture.trail.story()).contains("OUTCOME plan-bulk DENIED");
    }

    @Test
    void a_plan_that_is_discarded_can_no_longer_be_started_and_that_is_recorded() {
        fixture.inventory.list(List.of(running("a", "ada", Duration.ofHours(2))));
        var plan = plans.make(fixture.lead, ALL, DELETE, Belts.NONE, null);

        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> plans.discard(fixture.viewer, plan.id()));
        plans.discard(fixture.lead, plan.id());

        assertThat(plans.find(fixture.lead, plan.id()).orElseThrow().validUntil())
                .isBeforeOrEqualTo(fixture.lifecycle.clock.instant());
        assertThat(fixture.trail.story()).contains("OUTCOME discard-bulk DENIED", "OUTCOME discard-bulk SUCCEEDED");
    }

    @Test
    void a_plan_of_others_is_seen_by_those_who_read_the_whole_trail() {
        fixture.inventory.list(List.of(running("a", "ada", Duration.ofHours(2))));
        var plan = plans.make(fixture.lead, ALL, DELETE, Belts.NONE, null);

        assertThat(plans.find(Actors.person("aud", Role.AUDITOR), plan.id())).isPresent();
        assertThat(plans.find(fixture.operator, plan.id())).isEmpty();
        assertThat(plans.items(fixture.operator, plan.id(), 0, 10)).isEmpty();
    }
}
