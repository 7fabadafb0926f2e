package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTokenTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "platform", "Platform_Team.eu-1", "auth0.5f2c", "0-0"})
    void a_valid_name_stays_as_it_is(String name) {
        assertThat(LabelToken.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        // The first 32 digits of what `printf %s … | sha256sum` prints.
        "ada@example.com, b5fc85e55755f9e0d030a10ab4429b6b",
        "platform/build, c5946abbe985eaf8c368d8039eeac646",
    })
    void the_digest_is_stable(String name, String expected) {
        assertThat(LabelToken.of(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", ".a", "a b", "a/b", "ä", "auth0|5f2c", "a\0b", "a\nb", "🦊"})
    void any_other_name_becomes_a_digest(String name) {
        assertThat(LabelToken.of(name)).matches("[0-9a-f]{32}");
    }

    @Test
    void sixty_three_characters_are_the_limit() {
        assertThat(LabelToken.of("x".repeat(63))).hasSize(63);
        assertThat(LabelToken.of("x".repeat(64))).hasSize(32);
    }

    @Test
    void blanks_around_a_name_do_not_make_another_name() {
        assertThat(LabelToken.of(" platform ")).isEqualTo("platform");
        assertThat(LabelToken.of(" a b ")).isEqualTo(LabelToken.of("a b"));
    }

    @Test
    void different_names_have_different_tokens() {
        assertThat(LabelToken.of("a b")).isNotEqualTo(LabelToken.of("a  b"));
        assertThat(LabelToken.of("Ä")).isNotEqualTo(LabelToken.of("ä"));
    }

    @Test
    void a_blank_id_is_nobody() {
        assertThatThrownBy(() -> new ActorId(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
