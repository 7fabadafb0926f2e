package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class LastKnownGrantsTests {

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private final StoppableDataSource database;

    private final LastKnownGrants lastKnownGrants;

    private final Actor lead = Actors.person("lea", Role.LEAD, "platform");

    LastKnownGrantsTests(Databases databases) {
        this.database = databases.migrated();
        this.lastKnownGrants = StandingsOn.database(JdbcClient.create(database), clock);
    }

    @Test
    void every_scope_reads_back_as_it_was_written() {
        lastKnownGrants.remember(lead);

        assertThat(lastKnownGrants.grants("lea", now)).contains(lead.grants());
        assertThat(lastKnownGrants.grants("nobody", now)).isEmpty();
    }

    @Test
    void the_database_is_asked_once_in_a_few_seconds_and_what_changes_here_counts_at_once() {
        lastKnownGrants.remember(lead);
        lastKnownGrants.grants("lea", now);
        int before = database.connections();

        for (int count = 0; count < 100; count++) {
            lastKnownGrants.grants("lea", now);
            lastKnownGrants.grants("nobody", now);
        }
        int asked = database.connections() - before;
        lastKnownGrants.remember(Actors.person("lea", Role.VIEWER, "platform"));

        assertThat(asked).isEqualTo(1);
        assertThat(lastKnownGrants.grants("lea", now))
                .contains(Actors.person("lea", Role.VIEWER, "platform").grants());
    }

    @Test
    void what_another_node_wrote_counts_within_seconds() {
        lastKnownGrants.remember(lead);
        lastKnownGrants.grants("lea", now);
        StandingsOn.database(JdbcClient.create(database), clock)
                .remember(Actors.person("lea", Role.VIEWER, "platform"));

        var then = now;
        now = now.plus(LastKnownGrants.FRESH);

        assertThat(lastKnownGrants.grants("lea", then))
                .contains(Actors.person("lea", Role.VIEWER, "platform").grants());
    }

    @Test
    void of_two_writers_the_one_who_knows_less_does_not_win() {
        var viewer = Actors.person("lea", Role.VIEWER, "platform");
        lastKnownGrants.remember(viewer, now.plusSeconds(60));

        lastKnownGrants.remember(lead, now);

        assertThat(lastKnownGrants.grants("lea", now)).contains(viewer.grants());
    }

    @Test
    void many_first_writes_at_once_leave_one_row() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(Stream.generate(
                                    () -> CompletableFuture.runAsync(() -> lastKnownGrants.remember(lead), threads))
                            .limit(8)
                            .toArray(CompletableFuture[]::new))
                    .join();
        }

        assertThat(lastKnownGrants.grants("lea", now)).contains(lead.grants());
    }

    @Test
    void what_the_database_does_not_take_counts_at_once_and_is_written_later() {
        lastKnownGrants.remember(lead);
        var viewer = Actors.person("lea", Role.VIEWER, "platform");
        database.stop();
        lastKnownGrants.remember(viewer, now.plusSeconds(1));
        var meanwhile = lastKnownGrants.grants("lea", now);
        lastKnownGrants.catchUp();

        database.start();
        lastKnownGrants.catchUp();

        assertThat(meanwhile).contains(viewer.grants());
        assertThat(StandingsOn.database(JdbcClient.create(database), clock).grants("lea", now))
                .contains(viewer.grants());
    }

    @Test
    void somebody_who_is_there_stays_in_sight_without_getting_old_grants_back() {
        lastKnownGrants.remember(Actors.person("lea", Role.VIEWER, "platform"));
        now = now.plus(Duration.ofDays(20));

        // A page that was opened when she still was the lead.
        lastKnownGrants.seen(lead);

        assertThat(lastKnownGrants.grants("lea", now))
                .contains(Actors.person("lea", Role.VIEWER, "platform").grants());
    }

    @Test
    void somebody_who_is_there_is_written_down_every_few_minutes() {
        lastKnownGrants.remember(lead);
        now = now.plus(Duration.ofHours(1));
        int before = database.connections();

        for (int count = 0; count < 50; count++) {
            lastKnownGrants.seen(lead);
        }
        int once = database.connections() - before;
        now = now.plus(LastKnownGrants.PACE);
        lastKnownGrants.seen(lead);

        assertThat(once).isEqualTo(1);
        assertThat(database.connections() - before).isEqualTo(2);
    }
}
