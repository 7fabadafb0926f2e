package io.sandboxconsole.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WholeTextTests {

    @Test
    void what_can_be_stored_stays_as_it_is() {
        for (String text : new String[] {"", "ci-build", "日本語", "rocket \uD83D\uDE80", "line\nbreak"}) {
            assertThat(WholeText.of(text)).isSameAs(text);
        }
    }

    @Test
    void no_text_from_outside_keeps_what_a_database_rejects() {
        assertThat(WholeText.of("a\0b")).isEqualTo("a b");
        assertThat(WholeText.of("a\uD83D")).isEqualTo("a\uFFFD");
        assertThat(WholeText.of("\uDE80\uD83D b")).isEqualTo("\uFFFD\uFFFD b");
        assertThat(WholeText.withoutHalves("\0\uDE80")).isEqualTo("\0\uFFFD");
    }

    @Test
    void a_text_is_cut_between_characters() {
        assertThat(WholeText.cut("abc", 3)).isEqualTo("abc");
        assertThat(WholeText.cut("abc", 2)).isEqualTo("ab");
        assertThat(WholeText.cut("a\uD83D\uDE80", 2)).isEqualTo("a");
        assertThat(WholeText.cut("a\uD83D\uDE80b", 3)).isEqualTo("a\uD83D\uDE80");
        assertThat(WholeText.cut("a", 0)).isEmpty();
    }
}
