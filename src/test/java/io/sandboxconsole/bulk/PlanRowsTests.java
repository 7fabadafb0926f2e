package io.sandboxconsole.bulk;

import static io.sandboxconsole.bulk.BulkFixture.NOW;
import static io.sandboxconsole.bulk.BulkFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(Databases.class)
class PlanRowsTests {

    private final PlanRows rows;

    PlanRowsTests(Databases databases) {
        this.rows = new PlanRows(new JdbcTemplate(databases.migrated()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_plan_reads_back_as_it_was(BulkCommand command) {
        var plan = plan(command, NOW.plus(Duration.ofMinutes(15)));
        var items = List.of(
                PlanItem.of(BulkFixture.running("a", "ada", Duration.ofHours(1)), null),
                PlanItem.of(
                        BulkFixture.running("b", "bob", Duration.ofHours(1)),
                        new Skip(Skip.Reason.PROTECTED, "It is protected.")),
                PlanItem.missing(id("gone")));

        rows.add(plan, items, Set.of(id("but")));

        assertThat(rows.find(plan.id())).contains(plan);
        assertThat(rows.items(plan.id(), 0, 10)).isEqualTo(items);
        assertThat(rows.excluded(plan.id())).containsExactly(id("but"));
        assertThat(rows.items(plan.id(), false, 1, 5)).isEqualTo(items.subList(2, 3));
        assertThat(rows.items(plan.id(), 1, 1)).isEqualTo(items.subList(1, 2));
        assertThat(rows.find(UUID.randomUUID())).isEmpty();
    }

    static List<BulkCommand> commands() {
        return List.of(
                BulkFixture.DELETE,
                new BulkCommand.Renew(Instant.parse("2026-12-24T18:00:00.123456Z")),
                new BulkCommand.EditMetadata(new MetadataPatch(Map.of("ключ", "\"quoted\"\n"), Set.of("b", "a"))),
                new BulkCommand.SetIntervals(Interval.NEVER, null, null, Interval.after(Duration.ofMinutes(90))));
    }

    @Test
    void a_plan_is_started_once() {
        var plan = plan(BulkFixture.DELETE, NOW.plus(Duration.ofMinutes(15)));
        rows.add(plan, List.of(), Set.of());

        assertThat(rows.start(plan.id(), NOW)).isTrue();
        assertThat(rows.start(plan.id(), NOW)).isFalse();
        assertThat(rows.start(UUID.randomUUID(), NOW)).isFalse();
    }

    @Test
    void what_was_never_started_goes_with_its_sandboxes_and_what_was_stays() {
        var expired = plan(BulkFixture.DELETE, NOW.minusSeconds(1));
        var started = plan(new BulkCommand.Simple(SandboxAction.PAUSE), NOW.minusSeconds(1));
        var valid = plan(BulkFixture.DELETE, NOW);
        for (var plan : List.of(expired, started, valid)) {
            rows.add(plan, List.of(PlanItem.missing(id("gone"))), Set.of());
        }
        rows.start(started.id(), NOW);

        assertThat(rows.removeExpired(NOW)).isEqualTo(1);

        assertThat(rows.find(expired.id())).isEmpty();
        assertThat(rows.items(expired.id(), 0, 10)).isEmpty();
        assertThat(rows.items(started.id(), 0, 10)).hasSize(1);
        assertThat(rows.find(valid.id())).isPresent();
    }

    private static Plan plan(BulkCommand command, Instant validUntil) {
        return new Plan(
                UUID.randomUUID(),
                "lea",
                "Lea Lead",
                command,
                "creator:\"CI\"",
                new Belts(10, null, 2, Duration.ofHours(1), null),
                "Stale.",
                NOW,
                validUntil,
                "0".repeat(64),
                2,
                1,
                List.of(new Block(Block.Kind.PERCENT_OF_TEAM, "platform", 5, 10)));
    }
}
