package io.sandboxconsole.console.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandLineTests {

    @Test
    void blanks_part_words_and_quotes_group_them() {
        assertThat(CommandLine.words("  sh -c \"sleep 60\" 'a \"b\"' "))
                .containsExactly("sh", "-c", "sleep 60", "a \"b\"");
    }

    @Test
    void quotes_within_a_word_belong_to_it() {
        assertThat(CommandLine.words("--message=\"two words\" a'b c'd"))
                .containsExactly("--message=two words", "ab cd");
    }

    @Test
    void a_quote_that_never_ends_is_a_character_like_others() {
        assertThat(CommandLine.words("it's \"so")).containsExactly("it's", "\"so");
    }

    @ParameterizedTest
    @MethodSource
    void what_is_written_reads_as_the_same_words(List<String> words) {
        assertThat(CommandLine.words(CommandLine.text(words))).isEqualTo(words);
    }

    static Stream<List<String>> what_is_written_reads_as_the_same_words() {
        return Stream.of(
                List.of(),
                List.of("sleep", "infinity"),
                List.of("x".repeat(100_000), "y\" ".repeat(50_000)),
                List.of("", "a b", "tab\there", "line\nbreak"),
                List.of("say \"hi\"", "it's", "back\\slash", "back \\slash", "\\\"", "--a=\"b c\""));
    }
}
