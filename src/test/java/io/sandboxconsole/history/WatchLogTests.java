package io.sandboxconsole.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.testing.Databases;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class WatchLogTests {

    private static final ConnectionId PROD = new ConnectionId("prod");

    private static final ConnectionId LAB = new ConnectionId("lab");

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

    private final WatchLog watchLog;

    WatchLogTests(Databases databases) {
        watchLog = new WatchLog(JdbcClient.create(databases.migrated()));
    }

    @Test
    void listings_that_follow_each_other_are_one_span() {
        watchLog.watched(PROD, NOON);
        watchLog.watched(PROD, NOON.plusSeconds(10));
        watchLog.watched(PROD, NOON.plusSeconds(130));

        assertThat(watchLog.coverage())
                .containsExactly(new Coverage(PROD, List.of(new Span(NOON, NOON.plusSeconds(130)))));
        assertThat(watchLog.last(PROD)).contains(NOON.plusSeconds(130));
        assertThat(watchLog.last(LAB)).isEmpty();
    }

    @Test
    void a_longer_pause_is_a_gap_and_each_connection_has_its_own() {
        watchLog.watched(PROD, NOON);
        watchLog.watched(LAB, NOON.plusSeconds(60));
        watchLog.watched(PROD, NOON.plusSeconds(121));
        watchLog.watched(PROD, NOON.plusSeconds(130));

        var coverage = watchLog.coverage();

        assertThat(coverage).extracting(Coverage::connection).containsExactly(LAB, PROD);
        assertThat(coverage.getFirst().gaps()).isEmpty();
        var prod = coverage.getLast();
        var gap = new Span(NOON, NOON.plusSeconds(121));
        assertThat(prod.watched()).containsExactly(new Span(NOON, NOON), new Span(gap.until(), NOON.plusSeconds(130)));
        assertThat(prod.gaps()).containsExactly(gap);
        assertThat(prod.since()).contains(NOON);
        assertThat(prod.gapAt(NOON.plusSeconds(60))).contains(gap);
        assertThat(prod.gapAt(NOON)).isEmpty();
        assertThat(prod.gapAt(gap.until())).isEmpty();
        assertThat(prod.gapAt(NOON.minusSeconds(1))).isEmpty();
        assertThat(prod.watchedAt(NOON.plusSeconds(125))).isTrue();
        assertThat(prod.watchedAt(NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void a_clock_that_was_set_back_leaves_what_is_certain() {
        watchLog.watched(PROD, NOON);
        watchLog.watched(PROD, NOON.plusSeconds(100));

        watchLog.watched(PROD, NOON.plusSeconds(40));
        watchLog.watched(PROD, NOON.minusSeconds(3_600));

        assertThat(watchLog.coverage().getFirst().watched()).containsExactly(new Span(NOON, NOON.plusSeconds(40)));
    }

    @Test
    void a_repeated_listing_changes_nothing() {
        watchLog.watched(PROD, NOON);
        watchLog.watched(PROD, NOON);

        assertThat(watchLog.coverage().getFirst().watched()).containsExactly(new Span(NOON, NOON));
    }
}
