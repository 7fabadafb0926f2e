package io.sandboxconsole.sandbox.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.lifecycle.LifecycleFixture;
import io.sandboxconsole.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class EngineActsTests {

    private final DataSource database;

    private final EngineActs acts;

    EngineActsTests(Databases databases) {
        this.database = databases.migrated();
        this.acts = restarted();
    }

    @Test
    void what_happened_is_kept_newest_first_and_once() {
        var stop = act("1", "auto_stop", 200, LifecycleFixture.NOW.minusSeconds(60));
        var delete = act("2", "delete", 200, LifecycleFixture.NOW);

        acts.keep(LifecycleFixture.PROD, List.of(delete, stop));
        acts.keep(LifecycleFixture.PROD, List.of(delete, stop, stop));

        assertThat(restarted().of(LifecycleFixture.BUILD, 10)).containsExactly(delete, stop);
        assertThat(acts.of(LifecycleFixture.BUILD, 1)).containsExactly(delete);
    }

    @Test
    void an_act_that_was_under_way_is_completed_and_read_again_until_then() {
        Instant begun = LifecycleFixture.NOW.minus(Duration.ofMinutes(20));
        acts.keep(
                LifecycleFixture.PROD,
                List.of(act("2", "stop", 200, LifecycleFixture.NOW), act("1", "create", null, begun)));
        assertThat(acts.since(LifecycleFixture.PROD)).isEqualTo(begun);

        acts.keep(LifecycleFixture.PROD, List.of(act("1", "create", 400, begun)));

        assertThat(acts.of(LifecycleFixture.BUILD, 10))
                .extracting(EngineAct::status)
                .containsExactly(200, 400);
        assertThat(acts.since(LifecycleFixture.PROD)).isEqualTo(LifecycleFixture.NOW.minus(Duration.ofMinutes(2)));
    }

    @Test
    void an_act_that_never_ended_is_not_waited_for() {
        acts.keep(
                LifecycleFixture.PROD,
                List.of(
                        act("2", "stop", 200, LifecycleFixture.NOW),
                        act("1", "create", null, LifecycleFixture.NOW.minus(Duration.ofHours(3)))));

        assertThat(acts.since(LifecycleFixture.PROD)).isEqualTo(LifecycleFixture.NOW.minus(Duration.ofMinutes(2)));
    }

    @Test
    void the_first_look_goes_back_a_day() {
        assertThat(acts.since(LifecycleFixture.PROD)).isEqualTo(LifecycleFixture.NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void what_is_older_than_a_year_is_forgotten() {
        var old = act("1", "delete", 200, LifecycleFixture.NOW.minus(Duration.ofDays(366)));
        var young = act("2", "delete", 200, LifecycleFixture.NOW.minus(Duration.ofDays(364)));

        acts.keep(LifecycleFixture.PROD, List.of(old, young));

        assertThat(acts.of(LifecycleFixture.BUILD, 10)).containsExactly(young);
    }

    @Test
    void many_acts_with_hostile_texts_are_kept() {
        String endless = "\0" + "🦊".repeat(500);
        var many = IntStream.range(0, 450)
                .mapToObj(number -> new EngineAct(
                        number + endless,
                        LifecycleFixture.BUILD,
                        endless,
                        endless,
                        endless,
                        endless,
                        endless,
                        200,
                        LifecycleFixture.NOW))
                .toList();

        acts.keep(LifecycleFixture.PROD, many);
        acts.keep(LifecycleFixture.PROD, many);

        assertThat(acts.of(LifecycleFixture.BUILD, 1_000)).hasSize(450);
    }

    private EngineActs restarted() {
        return new EngineActs(JdbcClient.create(database), Clock.fixed(LifecycleFixture.NOW, ZoneOffset.UTC));
    }

    private static EngineAct act(String entry, String action, @Nullable Integer status, Instant at) {
        return new EngineAct(
                entry, LifecycleFixture.BUILD, action, "jonas@acme.example", "dtn", "1c4", null, status, at);
    }
}
