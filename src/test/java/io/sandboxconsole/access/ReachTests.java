package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTests {

    @Test
    void everything_covers_what_nobody_owns() {
        assertThat(new Reach(true, Set.of(), null).covers(null, null)).isTrue();
    }

    @Test
    void a_team_or_an_owner_is_enough() {
        var reach = new Reach(false, Set.of("platform"), "ada");

        assertThat(reach.covers("platform", "bob")).isTrue();
        assertThat(reach.covers("other", "ada")).isTrue();
        assertThat(reach.covers(null, "ada")).isTrue();
        assertThat(reach.covers("other", "bob")).isFalse();
        assertThat(reach.covers(null, null)).isFalse();
    }

    @Test
    void an_unknown_owner_is_nobody_s_own() {
        assertThat(new Reach(false, Set.of("platform"), null).covers(null, null))
                .isFalse();
    }

    @Test
    void nothing_covers_nothing() {
        var nothing = new Reach(false, Set.of(), null);

        assertThat(nothing.nothing()).isTrue();
        assertThat(nothing.covers("platform", "ada")).isFalse();
        assertThat(new Reach(false, Set.of(), "ada").nothing()).isFalse();
    }
}
