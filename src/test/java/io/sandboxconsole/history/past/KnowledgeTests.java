package io.sandboxconsole.history.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.history.past.Knowledge.Gap;
import io.sandboxconsole.history.past.Knowledge.Kept;
import io.sandboxconsole.history.past.Knowledge.Watch;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnowledgeTests {

    private static final ConnectionId PROD = new ConnectionId("prod");

    private static final ConnectionId LAB = new ConnectionId("lab");

    private static final Kept ALL = new Kept(null, null);

    private static Instant at(int hour) {
        return Instant.parse("2026-11-24T00:00:00Z").plusSeconds(3_600L * hour);
    }

    private static Span span(int from, int until) {
        return new Span(at(from), at(until));
    }

    private static Knowledge known(Set<ConnectionId> configured, Kept kept, Span period, Coverage... coverage) {
        return Knowledge.of(List.of(coverage), configured, kept, period, at(24));
    }

    @Test
    void a_period_that_was_watched_throughout_is_complete() {
        var known = known(Set.of(PROD), ALL, span(5, 24), new Coverage(PROD, List.of(span(5, 24))));

        assertThat(known.complete()).isTrue();
        assertThat(known.since()).isNull();
    }

    @Test
    void the_connection_that_was_watched_last_decides_since_when() {
        var known = known(
                Set.of(PROD, LAB),
                ALL,
                span(0, 24),
                new Coverage(LAB, List.of(span(7, 24))),
                new Coverage(PROD, List.of(span(3, 24))));

        assertThat(known.since()).isEqualTo(at(7));
        assertThat(known.watches())
                .containsExactly(new Watch(LAB, true, at(7), List.of()), new Watch(PROD, true, at(3), List.of()));
    }

    @Test
    void only_gaps_that_touch_the_period_count() {
        var coverage = new Coverage(PROD, List.of(span(0, 2), span(3, 6), span(8, 10), span(12, 24)));

        var known = known(Set.of(PROD), ALL, span(7, 11), coverage);

        assertThat(known.watches())
                .containsExactly(new Watch(PROD, true, null, List.of(new Gap(at(6), at(8)), new Gap(at(10), at(12)))));
        assertThat(known.gaps()).isEqualTo(2);
    }

    @Test
    void a_gap_that_lasts_is_open_and_one_of_a_removed_connection_is_none() {
        var prod = new Coverage(PROD, List.of(span(0, 20)));
        var removed = new Coverage(LAB, List.of(span(4, 6)));

        var known = known(Set.of(PROD), ALL, span(0, 24), removed, prod);

        assertThat(known.watches()).containsExactly(new Watch(PROD, true, null, List.of(new Gap(at(20), null))));
        assertThat(known(Set.of(PROD), ALL, span(0, 19), removed, prod).complete())
                .isTrue();
    }

    @Test
    void a_connection_that_was_never_watched_leaves_no_time_since_when_all_is_known() {
        var known = known(Set.of(PROD, LAB), ALL, span(0, 24), new Coverage(PROD, List.of(span(3, 24))));

        assertThat(known.since()).isNull();
        assertThat(known.complete()).isFalse();
        assertThat(known.watches()).contains(new Watch(LAB, false, null, List.of()));
    }

    @Test
    void a_purge_within_the_period_is_told_and_one_before_is_not() {
        var coverage = new Coverage(PROD, List.of(span(0, 24)));

        var known = known(Set.of(PROD), new Kept(at(9), at(12)), span(0, 24), coverage);

        assertThat(known.since()).isEqualTo(at(9));
        assertThat(known.endedSince()).isEqualTo(at(9));
        assertThat(known.eventsSince()).isEqualTo(at(12));
        assertThat(known(Set.of(PROD), new Kept(at(9), at(9)), span(9, 24), coverage)
                        .complete())
                .isTrue();
    }
}
