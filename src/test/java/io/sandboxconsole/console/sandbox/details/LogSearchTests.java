package io.sandboxconsole.console.sandbox.details;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogSearchTests {

    @Test
    void every_place_is_found_in_any_case_and_the_last_is_looked_at_first() {
        var search = LogSearch.in("Error, no error: ERROR", "error");

        assertThat(search.positions()).containsExactly(0, 10, 17);
        assertThat(search.current()).isEqualTo(2);
    }

    @Test
    void steps_go_round_the_end() {
        var search = LogSearch.in("aXbXc", "x");

        assertThat(search.stepped(1).current()).isZero();
        assertThat(search.stepped(-1).current()).isZero();
        assertThat(search.stepped(-2).current()).isEqualTo(1);
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(LogSearch.in("abc", "x").stepped(1).positions()).isEmpty();
        assertThat(LogSearch.in("abc", "").positions()).isEmpty();
        assertThat(LogSearch.in("ab", "abc").positions()).isEmpty();
    }

    @Test
    void places_do_not_overlap_and_are_no_more_than_anybody_looks_at() {
        assertThat(LogSearch.in("aaaa", "aa").positions()).containsExactly(0, 2);
        assertThat(LogSearch.in("a".repeat(5000), "a").positions()).hasSize(LogSearch.MOST);
    }
}
