package io.sandboxconsole.console.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {

    @ParameterizedTest
    @MethodSource
    void words_are_split_as_a_posix_shell_does(String text, List<String> words) {
        assertThat(CommandLine.of(text).problem()).isNull();
        assertThat(CommandLine.of(text).words()).isEqualTo(words);
    }

    static Stream<Arguments> words_are_split_as_a_posix_shell_does() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of(" \t\n", List.of()),
                Arguments.of("  sh -c \"sleep 60\" 'a \"b\"' ", List.of("sh", "-c", "sleep 60", "a \"b\"")),
                Arguments.of("--message=\"two words\" a'b c'd", List.of("--message=two words", "ab cd")),
                Arguments.of("'' \"\"", List.of("", "")),
                Arguments.of("a\\ b \\' \\\" \\\\", List.of("a b", "'", "\"", "\\")),
                Arguments.of("'a\\b' 'it'\\''s'", List.of("a\\b", "it's")),
                Arguments.of("\"a\\\"b \\\\ \\$x \\n \\'\"", List.of("a\"b \\ $x \\n \\'")),
                Arguments.of("one\\\n two thr\\\nee \"fo\\\nur\"", List.of("one", "two", "three", "four")),
                Arguments.of("say \\🦊 '🦊 x'", List.of("say", "🦊", "🦊 x")),
                Arguments.of("echo #1 $HOME", List.of("echo", "#1", "$HOME")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "it's so, The single quote that begins at character 3 is not closed.",
                "🦊 'a, The single quote that begins at character 3 is not closed.",
                "sh -c \"ls, The double quote that begins at character 7 is not closed.",
                "'a' \"b\\\", The double quote that begins at character 5 is not closed.",
                "ls \\, The backslash at character 4 ends the command. Write two for one backslash."
            })
    void what_is_open_is_refused_with_its_position(String text, String problem) {
        var line = CommandLine.of(text);

        assertThat(Objects.requireNonNull(line.problem()).toString()).isEqualTo(problem);
        assertThat(line.words()).isEmpty();
        assertThat(line.signs()).isEmpty();
    }

    @Test
    void the_exec_form_is_taken_as_such() {
        var line = CommandLine.of("  [\"sh\", \"-c\", \"ls | wc -l\", \"\"] ");

        assertThat(line.words()).containsExactly("sh", "-c", "ls | wc -l", "");
        assertThat(line.signs()).isEmpty();
        assertThat(line.problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"sh\", \"-c\"", "[\"sh\", 1]", "['sh', '-c']", "[\"sh\"] x", "[\"sh\" \"-c\"]"})
    void a_list_that_is_none_is_refused(String text) {
        var line = CommandLine.of(text);

        assertThat(Objects.requireNonNull(line.problem()).toString()).startsWith("This begins like a list of words");
        assertThat(line.words()).isEmpty();
    }

    @Test
    void a_bracket_is_also_a_command() {
        assertThat(CommandLine.of("[ -f /tmp/x ]").words()).containsExactly("[", "-f", "/tmp/x", "]");
        assertThat(CommandLine.text(List.of("[\"a\"]"))).isEqualTo("'[\"a\"]'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '#',
            value = {
                "ls | wc # |",
                "a && b; c > d < e # &;><",
                "echo $HOME `id` *.txt # $`*",
                "sh -c 'ls | wc' # ~~",
                "sh -c \"echo $HOME\" # ~~",
                "echo \\$HOME \\| # ~~",
                "sleep infinity # ~~"
            })
    void unquoted_signs_of_a_shell_are_found(String text, String signs) {
        assertThat(CommandLine.of(text).signs()).isEqualTo(signs);
    }

    @Test
    void a_text_for_a_shell_becomes_its_script() {
        String text = " echo 'it is' $HOME | wc ";

        var line = CommandLine.of(CommandLine.inShell(text));

        assertThat(line.words()).containsExactly("sh", "-c", text.strip());
        assertThat(line.signs()).isEmpty();
    }

    @Test
    void what_needs_no_quotes_has_none() {
        assertThat(CommandLine.text(List.of("sleep", "--for=1:2", "日本", "two words", "it's", "$x's", "")))
                .isEqualTo("sleep --for=1:2 日本 'two words' \"it's\" '$x'\\''s' ''");
    }

    @Test
    void any_words_that_are_written_read_as_the_same_words_without_a_sign_for_a_shell() {
        var random = new Random(20_261_129);
        String alphabet = "ab'\"\\$`|&;<>*#[]{}!~ \t\n\r,=é🦊";
        int[] characters = alphabet.codePoints().toArray();
        for (int round = 0; round < 5_000; round++) {
            List<String> words = IntStream.range(0, random.nextInt(5))
                    .mapToObj(_ -> random.ints(random.nextInt(9), 0, characters.length)
                            .map(index -> characters[index])
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString())
                    .toList();

            var line = CommandLine.of(CommandLine.text(words));

            assertThat(line).isEqualTo(new CommandLine(words, "", null));
        }
    }

    @Test
    void long_words_cost_no_stack() {
        var words = List.of("x".repeat(100_000), "y\" ".repeat(50_000));

        assertThat(CommandLine.of(CommandLine.text(words)).words()).isEqualTo(words);
    }
}
