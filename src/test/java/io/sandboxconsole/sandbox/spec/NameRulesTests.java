package io.sandboxconsole.sandbox.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "my-box", "Build_7.x"})
    void a_valid_name_has_no_problem_and_no_suggestion(String name) {
        assertThat(NameRules.SANDBOX.problem(name)).isEmpty();
        assertThat(NameRules.SANDBOX.suggestion(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "my box, my-box",
        "my   big box, my-big-box",
        "it’s mine, its-mine",
        "Crème brûlée, Creme-brulee",
        "a@b.c/d:e, a-b.c-d-e",
        "-begin and end-, begin-and-end",
        "'<b>x</b>', b-x-b"
    })
    void an_invalid_name_gets_the_valid_one_closest_to_it(String name, String suggestion) {
        assertThat(NameRules.SANDBOX.problem(name)).isPresent();
        assertThat(NameRules.SANDBOX.suggestion(name)).contains(suggestion);
        assertThat(NameRules.SANDBOX.problem(suggestion)).isEmpty();
    }

    @Test
    void a_long_name_is_cut_to_a_valid_one() {
        String name = "a".repeat(62) + " b";

        assertThat(NameRules.SANDBOX.suggestion(name)).contains("a".repeat(62));
        assertThat(NameRules.SANDBOX.problem("a".repeat(63))).isEmpty();
        assertThat(NameRules.SANDBOX.problem("a".repeat(64))).isPresent();
        assertThat(NameRules.SNAPSHOT.problem("a".repeat(128))).isEmpty();
        assertThat(NameRules.SNAPSHOT.problem("a".repeat(129))).isPresent();
    }

    @Test
    void a_name_of_which_nothing_can_stay_gets_no_suggestion() {
        assertThat(NameRules.SANDBOX.problem("沙箱")).isPresent();
        assertThat(NameRules.SANDBOX.suggestion("沙箱")).isEmpty();
    }

    @Test
    void a_snapshot_may_look_like_the_reference_of_an_image() {
        assertThat(NameRules.SNAPSHOT.problem("acme/ci:2")).isEmpty();
        assertThat(NameRules.SNAPSHOT.suggestion("acme/ci: 2")).contains("acme/ci:-2");
    }
}
