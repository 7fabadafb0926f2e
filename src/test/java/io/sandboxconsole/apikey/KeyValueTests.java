package io.sandboxconsole.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValueTests {

    @Test
    void a_new_value_is_recognisable_and_no_two_are_alike() {
        String value = KeyValue.random();

        assertThat(value).matches("sck_[0-9A-Za-z]{42}");
        assertThat(KeyValue.issued(value)).isTrue();
        assertThat(KeyValue.seedable(value)).isFalse();
        assertThat(KeyValue.random()).isNotEqualTo(value);
        assertThat(value).startsWith(KeyValue.lookup(value));
    }

    @Test
    void each_wrong_character_is_noticed() {
        String value = KeyValue.random();

        for (int place = 0; place < value.length(); place++) {
            char other = value.charAt(place) == 'a' ? 'b' : 'a';
            String mistyped = value.substring(0, place) + other + value.substring(place + 1);

            assertThat(KeyValue.issued(mistyped)).as("place %d", place).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sck_demo_ci_pipeline", "sck_demo_research"})
    void the_demos_values_may_be_given_beforehand(String value) {
        assertThat(KeyValue.seedable(value)).isTrue();
        assertThat(KeyValue.issued(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sck_", "ghp_demo_research", "sck_demo research", "sck_dé_mo", "sck_demo\n"})
    void anything_else_is_neither(String value) {
        assertThat(KeyValue.seedable(value)).isFalse();
        assertThat(KeyValue.issued(value)).isFalse();
    }
}
