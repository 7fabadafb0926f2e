package io.sandboxconsole.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarmlessTextTests {

    @Test
    void what_moves_a_cursor_or_colours_is_escaped() {
        assertThat(HarmlessText.of("\u001b[2J\u001b]0;owned\u0007")).isEqualTo("\\x1b[2J\\x1b]0;owned\\x07");
        assertThat(HarmlessText.of("a\rb\nc\td")).isEqualTo("a\\rb\\nc\\td");
        assertThat(HarmlessText.of("\u009b31m")).isEqualTo("\\x9b31m");
    }

    @Test
    void what_turns_the_direction_of_text_is_escaped() {
        assertThat(HarmlessText.of("evil\u202etxt.exe")).isEqualTo("evil\\u202etxt.exe");
        assertThat(HarmlessText.of("a\u2028b\ud800c")).isEqualTo("a\\u2028b\\ud800c");
    }

    @Test
    void words_of_any_language_stay_as_they_are() {
        String words = "每夜构建 naïve 👩‍💻 Ελληνικά";

        assertThat(HarmlessText.of(words)).isEqualTo(words);
    }

    @Test
    void lines_keep_their_ends() {
        assertThat(HarmlessText.lines("a\n\tb\u001b[1m\r\n")).isEqualTo("a\n\tb\\x1b[1m\\r\n");
    }
}
