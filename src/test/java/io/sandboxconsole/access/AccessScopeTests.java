package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessScopeTests {

    @Test
    void everything_covers_what_nobody_owns() {
        assertThat(new AccessScope(true, Set.of(), null).covers(null, null)).isTrue();
    }

    @Test
    void a_team_or_an_owner_is_enough() {
        var accessScope = new AccessScope(false, Set.of("platform"), "ada");

        assertThat(accessScope.covers("platform", "bob")).isTrue();
        assertThat(accessScope.covers("other", "ada")).isTrue();
        assertThat(accessScope.covers(null, "ada")).isTrue();
        assertThat(accessScope.covers("other", "bob")).isFalse();
        assertThat(accessScope.covers(null, null)).isFalse();
    }

    @Test
    void an_unknown_owner_is_nobody_s_own() {
        assertThat(new AccessScope(false, Set.of("platform"), null).covers(null, null))
                .isFalse();
    }

    @Test
    void nothing_covers_nothing() {
        var nothing = new AccessScope(false, Set.of(), null);

        assertThat(nothing.isEmpty()).isTrue();
        assertThat(nothing.covers("platform", "ada")).isFalse();
        assertThat(new AccessScope(false, Set.of(), "ada").isEmpty()).isFalse();
    }
}
