package io.sandboxconsole.console.sandbox.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.sandboxconsole.sandbox.ReservedNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTests {

    private static DotEnv.Reading read(String text) {
        return DotEnv.read(text, new ReservedNames(null, "OPENSANDBOX_EGRESS_"));
    }

    @Test
    void names_and_values_stand_line_by_line_with_comments_between_them() {
        var reading = read("""
                # settings

                HOST=localhost
                  export PORT = 8080
                EMPTY=
                URL=https://example.test/?a=b#part  # the whole address
                PASSWORD=#1#2
                """);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.pairs())
                .containsExactly(
                        entry("HOST", "localhost"),
                        entry("PORT", "8080"),
                        entry("EMPTY", ""),
                        entry("URL", "https://example.test/?a=b#part"),
                        entry("PASSWORD", "#1#2"));
    }

    @Test
    void a_byte_order_mark_before_the_text_is_skipped_and_one_within_a_value_is_kept() {
        var reading = read("\uFEFFexport HOST=localhost\r\nMARK=\uFEFF\r\n");

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.pairs()).containsExactly(entry("HOST", "localhost"), entry("MARK", "\uFEFF"));
    }

    @Test
    void quotes_keep_what_is_between_them_and_double_ones_know_escapes() {
        var reading = read("""
                A="two words # no comment" # a comment
                B='as \\n is "quoted"'
                C="line\\nline \\"x\\" \\\\ \\$HOME"
                D="first
                second=2"
                E=it's
                """);

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.pairs())
                .containsExactly(
                        entry("A", "two words # no comment"),
                        entry("B", "as \\n is \"quoted\""),
                        entry("C", "line\nline \"x\" \\ $HOME"),
                        entry("D", "first\nsecond=2"),
                        entry("E", "it's"));
    }

    @Test
    void any_end_of_line_will_do_and_the_last_of_equal_names_counts() {
        var reading = read("A=1\r\nB=2\rA=3");

        assertThat(reading.pairs()).containsExactly(entry("A", "3"), entry("B", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no assignment here | Line 2: Write NAME=value.",
                "1ST=canary | Line 2: Use letters, digits, dashes",
                "OPENSANDBOX_EGRESS_X=canary | Line 2: Variables that begin",
                "A=\"canary | Line 2: The double quote that begins at character 3 is not closed.",
                "export A='canary | Line 2: The single quote that begins at character 10 is not closed.",
                "A=\"canary\" canary | Line 2: Only a comment may follow the closing quote.",
                "=canary | Line 2: Write NAME=value.",
                "<img src=x onerror=canary> | Line 2: Write NAME=value."
            })
    void a_mistake_names_its_line_and_never_its_value(String line, String mistake) {
        var reading = read("FINE=1\n" + line + "\nALSO=2");

        assertThat(reading.mistakes()).first().asString().startsWith(mistake).doesNotContain("canary");
        assertThat(reading.toString()).doesNotContain("canary");
    }

    @Test
    void what_follows_a_mistake_is_read_too() {
        var reading = read("oops\nA=1\nagain\n");

        assertThat(reading.mistakes()).hasSize(2);
        assertThat(reading.pairs()).containsExactly(entry("A", "1"));
    }

    @Test
    @Timeout(60)
    void a_hostile_file_is_read_in_time_and_without_a_deep_stack() {
        for (String piece :
                new String[] {"\"", "\\\"", "a=", "=", "'", "#", " ", "export ", "A=\"\\", "\u0000", "a\n"}) {
            assertThat(read(piece.repeat(100_000 / piece.length())).pairs()).hasSizeLessThan(10);
        }
        var quoted = read("A=\"" + "\\n".repeat(50_000) + "\"");
        assertThat(quoted.pairs().get("A")).hasSize(50_000);
    }
}
