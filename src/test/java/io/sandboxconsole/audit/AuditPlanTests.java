package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditStatement.Hints;
import io.sandboxconsole.testing.Databases;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The ten commonest searches, as PostgreSQL plans them.
@TestInstance(Lifecycle.PER_CLASS)
class AuditPlanTests {

    private static final Visible EVERYTHING = new Visible(true, Set.of(), null);

    private static final Visible LEAD = new Visible(false, Set.of("team-3", "team-4"), null);

    private static final Visible OPERATOR = new Visible(false, Set.of(), "actor-17");

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private final DataSource database = Databases.POSTGRESQL.migrated();

    private final JdbcClient jdbc = JdbcClient.create(database);

    private final TimeBounds times = new TimeBounds(jdbc, Clock.systemUTC());

    private record Search(String name, Visible visible, AuditCriteria criteria) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void fill() {
        jdbc.sql(AuditFill.SQL).param("rows", 30_000).update();
        // As the console does every few seconds: in the list where they wait, words cost a look at each.
        new ChainRows(new JdbcTemplate(database)).sortWords();
        jdbc.sql("vacuum analyze audit_event").update();
    }

    static List<Search> searches() {
        AuditCriteria all = AuditCriteria.NONE;
        return List.of(
                new Search("newest of everything", EVERYTHING, all),
                new Search("newest of two teams", LEAD, all),
                new Search("newest of one's own", OPERATOR, all),
                new Search("by an actor", EVERYTHING, all.only(AuditField.ACTOR, "actor-17")),
                new Search("about a sandbox", EVERYTHING, all.only(AuditField.SANDBOX, "sb-1234")),
                new Search(
                        "denied of a kind of action",
                        EVERYTHING,
                        all.only(AuditField.RESULT, Result.DENIED.name()).only(AuditField.ACTION, "delete")),
                new Search(
                        "an actor on one day",
                        EVERYTHING,
                        criteria(DAY, DAY.plusSeconds(86_400), null).only(AuditField.ACTOR, "actor-17")),
                new Search("a rare word", EVERYTHING, criteria(null, null, "needle12")),
                new Search(
                        "a frequent word with an action",
                        EVERYTHING,
                        criteria(null, null, "sandb").only(AuditField.ACTION, "pause")),
                new Search("a request", EVERYTHING, all.only(AuditField.REQUEST, "r-777")));
    }

    private static AuditCriteria criteria(@Nullable Instant from, @Nullable Instant to, @Nullable String text) {
        return new AuditCriteria(Map.of(), null, from, to, text);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void a_page_of_a_common_search_is_read_by_an_index(Search search) {
        var query = new AuditQuery(search.criteria(), null, 101, false);

        assertThat(plan(AuditStatement.of(search.visible(), query, hints(search.criteria()))))
                .contains("Index")
                .doesNotContain("Seq Scan on audit_event");
    }

    @Test
    void a_pair_of_fields_with_few_values_is_looked_up_as_a_pair() {
        AuditCriteria pair =
                AuditCriteria.NONE.only(AuditField.ACTION, "delete").only(AuditField.CONNECTION, "prod-1");

        assertThat(plan(AuditStatement.of(EVERYTHING, new AuditQuery(pair, null, 101, false), hints(pair))))
                .contains("audit_event_action_connection");
    }

    @Test
    void a_pair_with_a_field_of_many_values_is_found_in_the_index_alone() {
        AuditCriteria pair =
                AuditCriteria.NONE.only(AuditField.ACTOR, "actor-17").only(AuditField.CONNECTION, "prod-1");

        assertThat(plan(AuditStatement.of(EVERYTHING, new AuditQuery(pair, null, 101, false), hints(pair))))
                .contains("Index Only Scan")
                .contains("using audit_event_actor");
    }

    @Test
    void a_time_is_numbers_in_the_plan() {
        var criteria = criteria(Instant.parse("2026-01-01T06:00:00Z"), Instant.parse("2026-01-01T12:00:00Z"), null);

        // A row each three seconds, and ten minutes more on both sides.
        assertThat(times.after(criteria.from())).isBetween(6_990L, 7_200L);
        assertThat(times.upTo(criteria.from(), criteria.to())).isBetween(14_400L, 14_710L);
        assertThat(plan(AuditStatement.of(EVERYTHING, new AuditQuery(criteria, null, 101, false), hints(criteria))))
                .contains("Index Cond: ((id > ");
    }

    private Hints hints(AuditCriteria criteria) {
        return new Hints(true, times.after(criteria.from()), times.upTo(criteria.from(), criteria.to()));
    }

    private String plan(AuditStatement statement) {
        return String.join(
                "\n",
                jdbc.sql("explain " + statement.sql())
                        .params(statement.parameters())
                        .query(String.class)
                        .list());
    }
}
